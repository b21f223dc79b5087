import { type Refusal, refuse } from '../../base/refusal.js'
import { type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import { type EntryField, fieldsWhere, isSettledFirst } from '../../base/template/fields.js'
import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import type { FillingPhase } from '../../base/words/phases.js'
import { contradictions, reassessIssues } from './cross-issues.js'
import { isAsked } from './is-asked.js'

/** The requirements of the catalogue phase beyond the inventory: every column of 附件2. */
const CATALOGUE_FIELDS = fieldsWhere((facts) => !isSettledFirst(facts) && !facts.optional && !facts.askedBy)
/** The texts that a tick of it asks for. */
const CATALOGUE_TEXTS = fieldsWhere((facts) => !isSettledFirst(facts) && facts.askedBy !== null)

/**
 * The reasons that keep an entry from being handed in, all at once; `at` is the field. Saving a draft asks nothing of this. Inventory:
 * names, stage, 公开属性 and, for 不予公开, its ground and re-assessment date (条例第十四至十六、十八条). Catalogue: all columns of the template; entries 不予公开
 * have dropped out and are not asked.
 * @param today by which a re-assessment has passed; '' asks nothing of it
 */
export function submitIssues(entry: EntryFields, phase: FillingPhase, today: LocalDate = ''): Refusal[] {
  const issues: Refusal[] = []
  const missing = (field: EntryField) =>
    issues.push(refuse('entry.missing', field, `请填写${quoted(FIELD_LABELS[field])}`))

  if (!entry.level1.trim()) missing('level1')
  if (!entry.level2.trim()) missing('level2')
  if (entry.stages.length === 0) missing('stages')
  if (!entry.attribute) missing('attribute')
  if (entry.attribute === 'withheld') {
    if (!entry.withholdGround) {
      issues.push(
        refuse(
          'entry.withhold-ground',
          'withholdGround',
          '不予公开须写明法定理由（条例第十四、十五、十六条或具体法律）',
        ),
      )
    }
    if (entry.withholdGround === 'law' && !entry.withholdLaw.trim()) missing('withholdLaw')
    if (!isLocalDate(entry.reassessOn)) {
      issues.push(
        refuse('entry.reassess', 'reassessOn', '不予公开须写明重新评估日期（条例第十八条），格式如 2027-06-30'),
      )
    } else issues.push(...reassessIssues(entry, today))
    return issues
  }
  if (phase === 'inventory') return issues

  for (const field of CATALOGUE_FIELDS) {
    if (isEmpty(entry[field])) missing(field)
  }
  if (entry.bases.some((basis) => !basis.title.trim())) {
    issues.push(refuse('entry.basis-title', 'bases', '“公开依据”中有一条没有填写名称'))
  }
  for (const field of CATALOGUE_TEXTS) if (isAsked(field, entry) && isEmpty(entry[field])) missing(field)
  return [...issues, ...contradictions(entry)]
}

const isEmpty = (value: EntryFields[EntryField]) => (typeof value === 'string' ? !value.trim() : value.length === 0)

/** A label in quotation marks, unless it brings its own (“五公开”阶段). */
function quoted(label: string): string {
  return label.startsWith('“') ? label : `“${label}”`
}
