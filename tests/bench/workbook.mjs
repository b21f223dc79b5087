// The table that the benches import.
import exceljs from '../../server/node_modules/exceljs/lib/exceljs.nodejs.js'

const HEADS = [
  '序号',
  '试点领域',
  '一级事项',
  '二级事项',
  '三级事项',
  '公开内容（要素）',
  '公开依据',
  '公开时限',
  '公开主体',
  '公开渠道和载体',
  '公开对象',
  '公开方式',
  '公开层级',
]

/** A workbook as an agency has it, of rows that somebody copied from each other. */
export async function workbook(rows, subject) {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('社会救助')
  sheet.addRow(HEADS)
  for (let index = 0; index < rows; index++)
    sheet.addRow([
      index + 1,
      '社会救助',
      '综合业务',
      `第${index + 1}项救助`,
      '',
      '对象名单、标准、申请条件、办理程序、发放情况和监督电话，由经办人逐项核对后公开',
      '《社会救助暂行办法》（国务院令第649号）',
      '信息形成或者变更之日起20个工作日内',
      subject,
      '政府网站、公示栏',
      '全社会',
      '主动公开',
      '乡（镇）级',
    ])
  return Buffer.from(await book.xlsx.writeBuffer())
}
