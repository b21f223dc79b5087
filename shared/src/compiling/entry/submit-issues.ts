import { type Refusal, refuse } from '../../base/refusal.js'
import { type EntryField, type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import { isLocalDate } from '../../base/time/local-date.js'
import type { FillingPhase } from '../../base/words/phases.js'

/** The fields that the catalogue phase requires beyond the inventory: every column of 附件2. */
const CATALOGUE_FIELDS = [
  'content',
  'bases',
  'timeLimit',
  'subjects',
  'channels',
  'audiences',
  'ways',
  'levels',
] as const

/**
 * The reasons that keep an entry from being handed in, all at once; `at` is the field. Saving a draft asks nothing of this. Inventory:
 * names, stage, 公开属性 and, for 不予公开, its ground and re-assessment date (条例第十四至十六、十八条). Catalogue: all columns of the template; entries 不予公开
 * have dropped out and are not asked.
 */
export function submitIssues(entry: EntryFields, phase: FillingPhase): Refusal[] {
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
    }
    return issues
  }
  if (phase === 'inventory') return issues

  for (const field of CATALOGUE_FIELDS) {
    const value = entry[field]
    if (typeof value === 'string' ? !value.trim() : value.length === 0) missing(field)
  }
  if (entry.bases.some((basis) => !basis.title.trim())) {
    issues.push(refuse('entry.basis-title', 'bases', '“公开依据”中有一条没有填写名称'))
  }
  if (entry.channels.includes('other') && !entry.channelOther.trim()) missing('channelOther')
  if (entry.audiences.includes('specific') && !entry.audienceSpecific.trim()) missing('audienceSpecific')
  return issues
}

/** A label in quotation marks, unless it brings its own (“五公开”阶段). */
function quoted(label: string): string {
  return label.startsWith('“') ? label : `“${label}”`
}
