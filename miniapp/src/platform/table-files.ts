/** What a table may come in, by the ending of its name; an .xls is tried since web systems call their HTML so. */
export const TABLE_FILES = ['xlsx', 'docx', 'csv', 'txt', 'html', 'htm', 'xls'] as const
