/** The kinds of table that a file may be read as. */
export const IMPORT_KINDS = [
  { code: 'entries', label: '政务公开事项目录' },
  { code: 'guideline', label: '标准指引' },
  { code: 'power', label: '权责清单' },
  { code: 'service', label: '公共服务事项清单' },
  { code: 'laws', label: '法规依据' },
  { code: 'organisations', label: '单位' },
  { code: 'disclosures', label: '待公开清单' },
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]['code']
