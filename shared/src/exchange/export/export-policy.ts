import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { DocumentFormat, DocumentKind, ExportRequest } from './export.contract.js'

/** In which formats each document is made. */
export const FORMATS_OF: Record<DocumentKind, readonly DocumentFormat[]> = {
  catalogue: ['xlsx', 'docx', 'pdf', 'csv'],
  tasks: ['xlsx', 'docx', 'pdf'],
  situation: ['xlsx', 'docx', 'pdf'],
  changes: ['xlsx', 'docx', 'pdf', 'csv'],
  coverage: ['xlsx', 'docx', 'pdf'],
  website: ['zip'],
  'disclosure-list': ['xlsx'],
  'disclosure-ledger': ['xlsx'],
}

/** 送审情况 is between the leads and the office; documents for the district's website are the office's. The rest is everybody's. */
const ASKERS: Record<DocumentKind, readonly OrganisationKind[]> = {
  catalogue: ['office', 'agency', 'town', 'village'],
  tasks: ['office', 'agency', 'town', 'village'],
  situation: ['office', 'agency'],
  changes: ['office', 'agency', 'town', 'village'],
  coverage: ['office', 'agency', 'town'],
  website: ['office'],
  'disclosure-list': ['agency', 'town', 'village'],
  'disclosure-ledger': ['office', 'agency', 'town', 'village'],
}

export function mayAskFor(document: DocumentKind, organisation: OrganisationKind): boolean {
  return ASKERS[document].includes(organisation)
}

/** How many documents of one person may wait or be in the making at once. */
export const MOST_WAITING = 5

/** Whether a request says what it must, and nothing that its document cannot keep to. */
export function decideExport(request: ExportRequest, waiting: number): Decision {
  const { kind, format, source, domain, organisation, phase, edition, since, period } = request
  const refusals: Refusal[] = []
  const superfluous = (at: keyof ExportRequest, given: unknown, kinds: readonly DocumentKind[]) => {
    if (given !== undefined && !kinds.includes(kind))
      refusals.push(refuse('export.superfluous', at, '这种文件没有这项选择'))
  }
  if (!FORMATS_OF[kind].includes(format))
    refusals.push(refuse('export.format', 'format', '这种文件没有这种格式，请另选一种'))
  if (kind === 'catalogue' && source === undefined)
    refusals.push(refuse('export.source', 'source', '请选择目录版本、现行目录或草稿'))
  if (kind === 'website' && source === 'draft')
    refusals.push(refuse('export.source', 'source', '网站数据包只收已发布的目录'))
  if (kind === 'situation' && !phase) refusals.push(refuse('export.phase', 'phase', '请选择阶段'))
  if (kind === 'changes' && !edition) refusals.push(refuse('export.edition', 'edition', '请选择目录版本'))
  if (kind === 'changes' && edition !== undefined && edition === since)
    refusals.push(refuse('export.since', 'since', '请选择另一个版本来比较'))
  superfluous('source', source, ['catalogue', 'website'])
  superfluous('domain', domain, ['catalogue', 'situation', 'changes', 'disclosure-ledger'])
  superfluous('organisation', organisation, ['catalogue', 'coverage', 'disclosure-ledger'])
  superfluous('phase', phase, ['situation'])
  superfluous('edition', edition, ['changes'])
  superfluous('since', since, ['changes'])
  superfluous('period', period, ['disclosure-ledger'])
  if (waiting >= MOST_WAITING)
    refusals.push(refuse('export.too-many', '', `您已有 ${MOST_WAITING} 份文件在制作，请等做好后再导出`))
  return refusals
}
