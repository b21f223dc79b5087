import { type Refusal, refuse } from '../base/refusal.js'

/** 相关审批部门, 各级人民政府: a class of units, none of them by name. */
const CLASS =
  /^(?:各|有关|相关|涉及|其他|负责|承担|具体).*(?:部门|单位|机构|政府|街道|乡镇|企业)|(?:主管|审批|职能|相关|有关|责任)(?:部门|单位)$|^(?:部门|单位|各级|行业主管部门)$/

/** 公开主体 of a cell: units parted by lines, 、，；/; a class of units is kept in its words, and doubtful. */
export function readSubjects(cell: string): { subjects: string[]; doubts: Refusal[] } {
  const subjects = [
    ...new Set(
      cell
        .split(/[\n、，,；;/／]+/)
        .map((name) => name.replace(/^\s*(?:\d{1,2}[.．)）]|[①-⑳])\s*/, '').trim())
        .filter(Boolean),
    ),
  ]
  return {
    subjects,
    doubts: subjects
      .filter((name) => CLASS.test(name))
      .map((name) => refuse('read.subject', 'subjects', `“${name}”不是一个具体的单位，请改为单位名称`)),
  }
}

/** A town's table that names the county's bureau: it was taken over from the bureau's. */
export function foreignSubjects(subjects: readonly string[], organisationName: string): Refusal[] {
  if (!/(?:镇|乡|街道|街道办事处|人民政府)$/.test(organisationName)) return []
  return subjects
    .filter((name) => /^.{0,6}(?:区|县|市|省).*(?:局|委|委员会|办公室)$/.test(name))
    .map((name) =>
      refuse('read.subject-other', 'subjects', `“${name}”不是本单位（${organisationName}），请核对公开主体`),
    )
}
