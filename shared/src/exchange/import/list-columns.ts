import type { ImportKind } from '../../base/words/import-kinds.js'

/** A column of a list that is no catalogue: its name in `values`, and the function that reads it. */
export interface ListColumn {
  code: string
  label: string
  /** residents read it: 个人信息 is looked for in it */ guarded?: true
}

const MATTERS: readonly ListColumn[] = [
  { code: 'code', label: '编码' },
  { code: 'name', label: '名称' },
]
const COLUMNS: Readonly<Record<ImportKind, readonly ListColumn[]>> = {
  entries: [],
  guideline: [],
  power: MATTERS,
  service: MATTERS,
  laws: [
    { code: 'title', label: '名称' },
    { code: 'documentNumber', label: '文号' },
    { code: 'status', label: '效力' },
    { code: 'replacedBy', label: '替代的规定' },
    { code: 'note', label: '说明' },
  ],
  organisations: [
    { code: 'name', label: '单位名称' },
    { code: 'kind', label: '类别' },
    { code: 'parent', label: '上级单位' },
    { code: 'code', label: '单位代码' },
  ],
  disclosures: [
    { code: 'publicNumber', label: '事项编号' },
    { code: 'name', label: '公开事项' },
    { code: 'subject', label: '适用内容' },
    { code: 'title', label: '标题', guarded: true },
    { code: 'formedOn', label: '形成日期' },
    { code: 'url', label: '网页链接', guarded: true },
    { code: 'publishedOn', label: '公开日期' },
    { code: 'channels', label: '公开渠道' },
    { code: 'reviewedBy', label: '保密审查人', guarded: true },
    { code: 'registered', label: '登记号' },
  ],
}

/** The columns of a list's rows in their order; none for a catalogue, whose rows have the template's fields. */
export function listColumns(kind: ImportKind): readonly ListColumn[] {
  return COLUMNS[kind]
}
