import { type Refusal, refuse } from '../../base/refusal.js'
import { type LearntWords, NOTHING_LEARNT, unitLearnt } from '../../district/alias/learnt-words.js'

/** 相关审批部门, 各级人民政府: a class of units, none of them by name. */
const CLASS =
  /^(?:各|有关|相关|涉及|其他|负责|承担|具体).*(?:部门|单位|机构|政府|街道|乡镇|企业)|(?:主管|审批|职能|相关|有关|责任)(?:部门|单位)$|^(?:部门|单位|各级|行业主管部门)$/

const UNIT_END =
  /(?:局|委|府|会|联|办|处|所|站|中心|镇|乡|街道|村|社区|院|校|园|公司|队|厅|部|科|室|馆|园区|银行|机构|部门|单位)(?:[（(][^（）()]{0,40}[）)])?$/
/** A line of so many characters may be the end of a name that the cell's width cut off; of a few more, that is doubtful. */
const MOST_REST = 3
const MOST_DOUBTFUL_REST = 8

/** 公开主体 of a cell: units parted by lines, 、，；/; a class of units is kept in its words, and doubtful. A learnt word is its unit. */
export function readSubjects(
  cell: string,
  learnt: LearntWords = NOTHING_LEARNT,
): { subjects: string[]; doubts: Refusal[] } {
  const doubts: Refusal[] = []
  const names: string[] = []
  for (const line of cell.split('\n')) {
    const before = names.at(-1) ?? ''
    const rest = line.trim()
    if (before && isRest(before, rest)) {
      names[names.length - 1] = before + rest
      doubts.push(refuse('read.subject-joined', 'subjects', `“${before}”和“${rest}”分在两行，看作一个单位，请核对`))
    } else names.push(...namesOf(line).map((name) => unitLearnt(name, learnt) ?? name))
  }
  const subjects = [...new Set(names)]
  const unclear = subjects.filter((name) => CLASS.test(name))
  // A line that is no unit before a short one: somebody may have parted a name, or the width of the cell did.
  const parted = cell.includes('\n')
    ? names.filter((name, at) => at < names.length - 1 && isParted(name, names[at + 1] ?? ''))
    : []
  return {
    subjects,
    doubts: [
      ...doubts,
      ...parted.map((name) => refuse('read.subject-part', 'subjects', `“${name}”不像一个完整的单位名称，请核对`)),
      ...unclear.map((name) => refuse('read.subject', 'subjects', `“${name}”不是一个具体的单位，请改为单位名称`)),
    ],
  }
}

function namesOf(line: string): string[] {
  const parts = line
    .replace(/\s+/g, ' ')
    .split(/[、，,；;/／]+| (?=\d{1,2}[.．、])/)
    .map((name) => name.replace(/^\s*(?:\d{1,2}[.．)）]|[①-⑳])\s*/, '').trim())
    .filter(Boolean)
  return parts.flatMap((part) => {
    const units = part.split(' ')
    return units.length > 1 && units.every((unit) => UNIT_END.test(unit)) ? units : [part]
  })
}

const isParted = (name: string, next: string) => !UNIT_END.test(name) && next.length <= MOST_DOUBTFUL_REST

/** 区人力资源和社会保 | 障局: neither half is a unit, both together are. */
function isRest(before: string, rest: string): boolean {
  return (
    rest.length <= MOST_REST && !UNIT_END.test(before) && /^[\u4e00-\u9fff]{0,2}(?:局|委|府|会|处|心|镇|道)$/.test(rest)
  )
}

/** A town's table that names the county's bureau: it was taken over from the bureau's. */
export function foreignSubjects(subjects: readonly string[], organisationName: string): Refusal[] {
  if (!/(?:镇|乡|街道|街道办事处|人民政府)$/.test(organisationName)) return []
  return subjects
    .filter((name) => /局$|^.{0,6}(?:区|县|市|省).*(?:委|委员会|办公室)$/.test(name))
    .map((name) =>
      refuse('read.subject-other', 'subjects', `“${name}”不是本单位（${organisationName}），请核对公开主体`),
    )
}
