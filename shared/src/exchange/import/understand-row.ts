import { type Refusal, refuse } from '../../base/refusal.js'
import { EMPTY_ENTRY, type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import { LEVELS, WAYS } from '../../base/template/entry-template.js'
import { timeLimitIssues } from '../../compiling/time-limit/time-limit-issues.js'
import { understandTimeLimit } from '../../compiling/time-limit/understand-time-limit.js'
import { type LearntWords, NOTHING_LEARNT } from '../../district/alias/learnt-words.js'
import type { DomainFinder } from './domain-of.js'
import type { Header } from './find-header.js'
import type { Grid } from './grid.js'
import { readBases } from './read-bases.js'
import type { ReadLine } from './read-line.js'
import { foreignSubjects, readSubjects } from './read-subjects.js'
import { readAudiences, readChannelColumns, readStages, readTickGroup } from './read-tick-columns.js'

export const ITEM_LEVELS = ['level1', 'level2', 'level3'] as const
/** A cell with more characters than this, 公开内容 excepted, is no name, list or limit: twenty 公开依据 of the longest kind are some 8,000. */
const MOST_UNDERSTOOD = 10_000

export type Understood = Pick<ReadLine, 'domainCode' | 'doubts' | 'faults'> & { fields: EntryFields }
interface RowTexts {
  header: Header
  grid: Grid
  row: number
  /** by column of the grid; texts carried down or joined included */ texts: readonly string[]
}

/** The texts of a row of a catalogue as fields; `domainCode` is '' where the row names none. @param organisationName whose table it is */
export function understandRow(
  { header, grid, row, texts: said }: RowTexts,
  finder: DomainFinder,
  organisationName: string,
  learnt: LearntWords = NOTHING_LEARNT,
): Understood {
  const fields: EntryFields = structured()
  const doubts: Refusal[] = []
  const faults: Refusal[] = []
  const texts = said.map((text, index) => {
    if (text.length <= MOST_UNDERSTOOD) return text
    const column = header.columns.find((candidate) => candidate.index === index)
    if (!column || column.meaning === 'content') return text
    const [field = ''] = column.meaning.split(':')
    if (field in FIELD_LABELS)
      faults.push(refuse('read.too-long', field, `“${column.head}”有 ${text.length} 个字，太长，没有读取，请改短`))
    return ''
  })
  const of = (meaning: string) => {
    const column = header.columns.find((candidate) => candidate.meaning === meaning)
    return column ? (texts[column.index] ?? '') : ''
  }
  for (const level of ITEM_LEVELS) fields[level] = oneLine(of(level))
  fields.content = of('content')
  const bases = readBases(of('bases'))
  const subjects = readSubjects(of('subjects'), learnt)
  fields.bases = bases.bases
  fields.subjects = subjects.subjects
  fields.timeLimit = of('timeLimit')
  doubts.push(
    ...bases.doubts,
    ...limitDoubts(fields.timeLimit),
    ...subjects.doubts,
    ...foreignSubjects(fields.subjects, organisationName),
  )
  const reading = { header, texts, grid, row, fields, doubts, learnt }
  readStages(reading)
  readChannelColumns(reading)
  readAudiences(reading)
  readTickGroup('ways', WAYS, reading)
  readTickGroup('levels', LEVELS, reading)
  const named = of('domain')
  const domain = named ? finder.exactly(named) || finder.within(named) : ''
  if (named && !domain) doubts.push(refuse('read.domain', 'domain', `不认识的领域“${named}”，请选择试点领域`))
  return { fields, domainCode: domain, doubts, faults }
}

/** Lists of its own: they are written to. */
const structured = () =>
  Object.fromEntries(
    Object.entries(EMPTY_ENTRY).map(([field, value]) => [field, value && []]),
  ) as unknown as EntryFields

/** Names are one line, wherever the cell broke them. */
const oneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('')

function limitDoubts(text: string): Refusal[] {
  if (!text) return []
  const unclear = understandTimeLimit(text).flatMap((limit) => (limit.kind === 'asWritten' ? [limit.text] : []))
  return [
    ...timeLimitIssues(text),
    ...(unclear.length > 0
      ? [refuse('read.limit', 'timeLimit', `没有读懂时限“${unclear.join('；')}”，按原文保留`)]
      : []),
  ]
}
