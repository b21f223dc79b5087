import { anonymous } from '../../platform/files/write-table.js'

/** The list for 批量新建 as an empty workbook, its columns as `readAccountSheet` looks for them. */
export async function accountTemplate(): Promise<Buffer> {
  // A large library for one file: a start does without it.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  anonymous(workbook)
  const sheet = workbook.addWorksheet('账号名单')
  sheet.columns = [
    { header: '单位', width: 32 },
    { header: '姓名', width: 14 },
    { header: '账号', width: 24 },
    { header: '角色', width: 20 },
    { header: '手机号', width: 16 },
  ]
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  const help = workbook.addWorksheet('填写说明')
  help.addRows([
    ['单位：单位全称或单位代码，与系统中的一致'],
    ['姓名：1 到 30 字'],
    ['账号：3 到 60 个小写字母、数字或 . _ - @，不能与已有的重复'],
    ['角色：填报员、审签人，可以写两个，用顿号隔开；区信息公开办还可以写管理员'],
    ['手机号：可以不填；填了就能在微信里用手机号登录'],
  ])
  help.getColumn(1).width = 80
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
