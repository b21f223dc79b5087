import type { SetupStanding, SetupStep } from './setup.contract.js'

type Facts = Omit<SetupStanding, 'steps' | 'done' | 'secondApprover'>

/** May be left undone: a district can work before its website is known. */
const OPTIONAL: readonly SetupStep[] = ['site']

/** How each step stands, by what is stored. */
export function setupSteps(facts: Facts): Pick<SetupStanding, 'steps' | 'done'> {
  const { region, towns, agencies, domains, round, withoutAccount, office } = facts
  const villages = towns.reduce((sum, town) => sum + town.villages, 0)
  const step = (code: SetupStep, done: boolean, stands: string, missing: string) => ({
    code,
    done,
    text: done ? stands : missing,
  })
  const steps = [
    step('region', region.code !== '', `${region.name}（${region.code}）`, '还没有选择区县'),
    step('towns', towns.length > 0, `${towns.length} 个镇（街道），${villages} 个村（社区）`, '还没有镇（街道）'),
    step('agencies', agencies.length > 0, `${office.name}和 ${agencies.length} 个部门`, '还没有部门'),
    step('domains', domains.length > 0, `${domains.length} 个领域`, '还没有试点领域'),
    step('site', region.footer.organiser !== '', region.footer.organiser, '页脚还没有主办单位（可以以后再填）'),
    step('round', round, '已有编制轮次', '还没有编制轮次'),
    step(
      'accounts',
      towns.length + agencies.length > 0 && withoutAccount.length === 0,
      '各单位都有账号',
      withoutAccount.length > 0 ? `${withoutAccount.length} 个单位没有账号` : '先有单位，才能建账号',
    ),
  ]
  return { steps, done: steps.every(({ code, done }) => done || OPTIONAL.includes(code)) }
}

/** The step at which a set-up is taken up again: the first that is not done. */
export function nextStep({ steps, done }: Pick<SetupStanding, 'steps' | 'done'>): SetupStep {
  const open = steps.filter((step) => !step.done)
  return (open.find(({ code }) => done || !OPTIONAL.includes(code)) ?? open[0])?.code ?? 'accounts'
}
