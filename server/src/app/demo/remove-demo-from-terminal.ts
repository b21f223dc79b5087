import 'reflect-metadata'
import { createInterface } from 'node:readline/promises'
import { Clock } from '../../platform/clock.js'
import { createDataSource } from '../../platform/database/data-source.js'
import { prepareDatabase } from '../../platform/database/prepare-database.js'
import { readCommandConfig } from '../config.js'
import { entities, migrations } from '../entities.js'
import { quangang } from '../regions/quangang/index.js'
import { planRemoval, type RemovalPlan, removeDemo } from './remove-demo.js'

const CONFIRMATION = '清除演示数据'

/** `npm run remove-demo`: says what goes and what stays, and goes on only when that is confirmed by typing it. */
export async function removeDemoFromTerminal(): Promise<void> {
  const { databaseUrl } = readCommandConfig(process.env)
  const dataSource = createDataSource(databaseUrl, entities, migrations)
  try {
    await prepareDatabase(dataSource, [])
    const plan = await planRemoval(dataSource.manager, quangang)
    if (plan.traces.people.length === 0 && plan.traces.rounds.length === 0) {
      console.log('数据库里没有演示账号和数据，什么也没有改动。')
      return
    }
    console.log(described(plan))
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const typed = await Promise.race([
      terminal.question(`清除后不能恢复，请先备份并停止服务。确认请输入“${CONFIRMATION}”：`),
      new Promise<string>((resolve) => terminal.once('close', () => resolve(''))),
    ])
    terminal.close()
    if (typed.trim() !== CONFIRMATION) throw new Error('\n没有确认，什么也没有改动。')
    await dataSource.manager.transaction((tx) => removeDemo(tx, quangang, new Clock()))
    console.log('\n已清除。')
    if (plan.real.length === 0) console.log('现在没有任何账号：请用 npm run create-admin 账号 姓名 建立管理员。')
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}

function described({ traces, rounds, real, realActs }: RemovalPlan): string {
  const names = traces.people.map(({ account }) => account).join('、')
  return [
    '将清除：',
    `  - ${traces.people.length} 个演示账号及其登录、消息、留言和留痕${names ? `：${names}` : ''}`,
    `  - 轮次 ${rounds.join('、')} 里的全部任务、公开事项、报送、汇总、目录版本、动态调整和有关的留痕、消息`,
    '  - 编号以“示例-”开头的权责与服务事项',
    ...(real.length === 0 ? ['  - 其余的反馈、导入、导出、消息和留痕（没有正式账号，都是演示时留下的）'] : []),
    ...(realActs > 0 ? [`  注意：上述轮次里有 ${realActs} 件是正式账号办理的，也会一并清除。`] : []),
    '将保留：',
    '  - 单位、试点领域、标准指引、法规依据、工作日历',
    ...(real.length > 0
      ? [
          `  - ${real.length} 个正式账号（${real.map(({ account }) => account).join('、')}）和他们在其他轮次里的全部工作`,
        ]
      : []),
    '清除后请在“管理—编制轮次”里新建第一轮。',
  ].join('\n')
}
