import type { Clock } from '../../platform/clock.js'
import type { Load } from '../../platform/database/prepare-database.js'
import { loadPackOnce } from '../regions/load-region-pack.js'
import { quangang } from '../regions/quangang/index.js'
import { DEMO_PASSWORD, demoAccounts, loadDemo } from './load-demo.js'
import { loadDemoMatters } from './load-demo-matters.js'

/** The demo: 泉港 with its rounds, its people and their work. */
export const demoLoads = (clock: Clock): readonly Load[] => [
  (tx) => loadPackOnce(tx, quangang),
  (tx) => loadDemo(tx, quangang, clock),
  loadDemoMatters,
]

/** The demo's accounts, for the terminal. */
export const demoWords = (): string =>
  [
    `演示账号（密码均为 ${DEMO_PASSWORD}）：`,
    ...demoAccounts(quangang).map(({ account, name, title }) => `  ${account.padEnd(16)} ${title}（${name}）`),
  ].join('\n')
