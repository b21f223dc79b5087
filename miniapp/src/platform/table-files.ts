/** The kinds of file a table may come in, by the ending of the name; an .xls is tried since web systems call their HTML so. */
export const TABLE_FILES = ['xlsx', 'docx', 'csv', 'txt', 'html', 'htm', 'xls'] as const

const mb = (bytes: number) => `${Math.ceil((10 * bytes) / 1024 / 1024) / 10} MB`

/** Of a file that is not even read. */
export const tooLarge = (bytes: number, most: number) =>
  new Error(`文件有 ${mb(bytes)}，超过了 ${mb(most)}，请拆成几个文件`)
