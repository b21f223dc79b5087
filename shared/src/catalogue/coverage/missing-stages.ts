import { labelOf, STAGES, type Stage } from '../../base/template/entry-template.js'

/** Stages that lead to something: what came of them is public too (过程和结果全公开). */
const COURSE: readonly Stage[] = ['decision', 'execution', 'management', 'service']

/** The stages missing of a matter whose entries are of these stages, in words; '' where its course and its result are both there. */
export function missingStages(stages: ReadonlySet<Stage>): string {
  if (stages.size === 0) return ''
  const course = COURSE.filter((stage) => stages.has(stage))
  if (!stages.has('result')) return `有${course.map((stage) => labelOf(STAGES, stage)).join('、')}，没有结果`
  return course.length === 0 ? '有结果，没有决策、执行、管理或服务' : ''
}
