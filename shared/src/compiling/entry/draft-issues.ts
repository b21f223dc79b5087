import { type Refusal, refuse } from '../../base/refusal.js'
import { type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import {
  type EntryField,
  FIELDS,
  type FieldFacts,
  type FieldLimit,
  factsOf,
  fieldsWhere,
  isSettledFirst,
} from '../../base/template/fields.js'
import type { FillingPhase } from '../../base/words/phases.js'
import { forceDoubts, type LawsOnDay } from '../../district/law/law-times.js'
import { timeLimitIssues } from '../time-limit/time-limit-issues.js'
import { bracketFaults } from './bracket-faults.js'
import { type CrossContext, crossDoubts } from './cross-issues.js'
import { documentNumberFaults } from './document-number.js'

/** The facts beside an entry that the doubts about it depend on. */
export interface DraftContext extends CrossContext {
  organisationName: string
  /** the unit's own villages, whose rows it takes over */ villageNames?: readonly string[]
  /** the assignment's other entries, this one left out */ siblings: readonly Pick<
    EntryFields,
    'level1' | 'level2' | 'level3'
  >[]
  /** 法规库, and today */ laws?: LawsOnDay
}

/** The longest that still reads well, where storing allows more. */
const longFor = (field: EntryField): number | undefined => {
  const { readsWell, characters }: FieldLimit = factsOf(field).limit ?? {}
  return readsWell === characters ? undefined : readsWell
}
const isWritten = ({ control }: FieldFacts) => control === 'line' || control === 'long'
const INVENTORY_TEXTS = fieldsWhere((facts) => isWritten(facts) && isSettledFirst(facts))
const CATALOGUE_TEXTS = fieldsWhere((facts) => isWritten(facts) && !isSettledFirst(facts))

/**
 * Doubts to show while somebody types, all at once; `at` is the field. They never keep an entry from being saved or handed
 * in. As in `submitIssues`, the inventory phase and rows 不予公开 are not asked about the columns of the catalogue.
 */
export function draftIssues(entry: EntryFields, context: DraftContext, phase: FillingPhase): Refusal[] {
  const catalogue = phase === 'catalogue' && entry.attribute !== 'withheld'
  const texts: readonly EntryField[] = catalogue ? [...INVENTORY_TEXTS, ...CATALOGUE_TEXTS] : INVENTORY_TEXTS
  const issues = [...texts.flatMap((field) => textIssues(field, entry[field] as string)), ...twice(entry, context)]
  if (catalogue) {
    issues.push(...timeLimitIssues(entry.timeLimit), ...basisIssues(entry, context), ...subjectIssues(entry, context))
    issues.push(...crossDoubts(entry, context))
  }
  const order: readonly string[] = FIELDS
  return issues.sort((one, other) => order.indexOf(one.at) - order.indexOf(other.at))
}

function textIssues(field: EntryField, text: string): Refusal[] {
  const most = longFor(field)
  const length = [...text.trim()].length
  const issues = bracketIssues(field, FIELD_LABELS[field], text)
  if (most && length > most) {
    issues.push(refuse('draft.too-long', field, `“${FIELD_LABELS[field]}”有${length}字，建议不超过${most}字`))
  }
  return issues
}

function bracketIssues(field: EntryField, what: string, text: string): Refusal[] {
  const alone = bracketFaults(text)
  return alone.length > 0
    ? [refuse('draft.brackets', field, `“${what}”中的符号没有成对：${[...new Set(alone)].join(' ')}`)]
    : []
}

/** The names with blanks left out, so that 低保 名单 and 低保名单 are one. */
function nameOf({ level1, level2, level3 }: DraftContext['siblings'][number]): string {
  return JSON.stringify([level1, level2, level3].map((text) => text.replace(/\s+/g, '')))
}

function twice(entry: EntryFields, { siblings }: DraftContext): Refusal[] {
  const field = entry.level3.trim() ? 'level3' : 'level2'
  if (!entry[field].trim()) return []
  const same = siblings.filter((other) => nameOf(other) === nameOf(entry)).length
  return same > 0
    ? [refuse('draft.twice', field, `“${entry[field].trim()}”在本任务中另有${same}项同名，请合并或改名`)]
    : []
}

function basisIssues({ bases }: EntryFields, { laws }: DraftContext): Refusal[] {
  const written = bases.flatMap(({ title, documentNumber, article }, index) => {
    const place = `第${index + 1}条依据`
    return [
      ...documentNumberFaults(documentNumber).map((fault) =>
        refuse('draft.document-number', 'bases', `${place}的${fault}`),
      ),
      ...bracketIssues('bases', `${place}的名称`, title),
      ...bracketIssues('bases', `${place}的条款`, article),
    ]
  })
  return laws ? [...written, ...forceDoubts(bases, laws)] : written
}

function subjectIssues({ subjects }: EntryFields, { organisationName, villageNames = [] }: DraftContext): Refusal[] {
  return subjects.flatMap((subject) => {
    const issues = bracketIssues('subjects', FIELD_LABELS.subjects, subject)
    const name = subject.trim()
    if (name && ![organisationName, ...villageNames].some((unit) => isUnit(name, unit))) {
      issues.push(
        refuse(
          'draft.subject',
          'subjects',
          `“${name}”不是本单位（${organisationName}）或所辖村（社区），请核对公开主体`,
        ),
      )
    }
    return issues
  })
}

/** 泉港区涂岭镇人民政府, 涂岭镇 and 涂岭村村民委员会 are ways to write 涂岭镇人民政府 and 涂岭村. */
function isUnit(written: string, unit: string): boolean {
  const bare = written.replace(/(?:村民委员会|村委会|居民委员会|居委会)$/, '')
  return (
    written.endsWith(unit) ||
    (bare !== written && (bare.endsWith(unit) || unit.replace(/(?:村|社区)$/, '') === bare)) ||
    (/(?:镇|乡|街道|园区)$/.test(written) && unit.startsWith(written))
  )
}
