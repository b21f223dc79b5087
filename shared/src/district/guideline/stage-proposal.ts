import { STAGES, type Stage } from '../../base/template/entry-template.js'

/** The words that tell a stage: the ministries' tables have no column for 五公开. */
const WORDS: Readonly<Record<Stage, RegExp>> = {
  decision: /规划|方案|计划|征求意见|草案|听证/,
  execution: /处罚|许可|审批|实施|执行/,
  management: /检查|抽查|抽检|监督|监管|许可/,
  service: /指南|申请|办理|服务|咨询/,
  result: /结果|名单|决定|公示/,
}

/** The 五公开 stages that a row's words propose, by its most particular name first; [] where they say nothing. */
export function proposedStages(row: { level1: string; level2: string; level3: string; content: string }): Stage[] {
  for (const words of [row.level3, row.level2, row.level1, row.content]) {
    const found = STAGES.map(({ code }) => code).filter((stage) => WORDS[stage].test(words))
    if (found.length > 0) return found
  }
  return []
}
