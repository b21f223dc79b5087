import { findInColumn } from './find-in-column'
import { findPersonalData } from './find-personal-data'
import { maskPersonalData } from './mask'
import { isName, maskedName } from './names'

const found = (text: string, head?: string) =>
  findPersonalData(text, { head }).map(({ kind, gravity, masked }) => `${kind} ${gravity} ${masked}`)

test.each(['张三', '李小明', '欧阳娜娜', '诸葛亮', '林建国', '陈阿花'])('%s is a name', (name) =>
  expect(isName(name)).toBe(true),
)
test.each([
  '高度',
  '常规',
  '方案',
  '成立',
  '程序',
  '管理费',
  '林业局',
  '黄豆',
  '涂岭镇',
  '张家',
  '马铃薯',
  '高血压',
  '于每年',
])('%s is no name', (word) => expect(isName(word)).toBe(false))

test.each([
  ['张三', '张*'],
  ['李小明', '李*明'],
  ['欧阳娜娜', '欧阳*娜'],
  ['阿依古丽·买买提', '阿***'],
])('%s is masked as %s', (name, masked) => expect(maskedName(name)).toBe(masked))

test.each([
  ['村民张三患有肺癌', ['health block 张*']],
  ['患有尿毒症的李小红', ['health block 李*红']],
  ['身患重病的困难群众，患精神病的高风险人员', []],
  ['张三，二级肢体残疾', ['health block 张*']],
  ['学生李小明，8岁', ['minor block 李*明']],
  ['孤儿李小明', ['minor block 李*明']],
  ['张三，离异', ['family ask 张*']],
  ['户主林建国，妻子陈美丽', ['family ask 林*国', 'family ask 陈*丽']],
  ['高血压、糖尿病患者健康管理', []],
  ['孤儿基本生活费发放', []],
  ['小学一年级新生，年满6周岁', []],
  ['医生李小明主讲糖尿病防治知识讲座', []],
  ['林某患肝癌', []],
])('what is told of a person: %s', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  ['张三、李小明、王五', ['name-list ask 张*、李*明、王*']],
  ['拟将林建国、陈美丽、王志强等三户纳入低保', ['name-list ask 林*国、陈*丽、王*强']],
  ['1. 张三\r\n2. 李小明\r\n3. 王五', ['name-list ask 张*\r\n2. 李*明\r\n3. 王*']],
  ['张　三\n李小明\n王　五', ['name-list ask 张*\n李*明\n王*']],
  ['户主：张三', ['name-list ask 张*']],
  ['序号 姓名 金额\n1 陈阿花 800', ['name-list ask 陈*花']],
  ['林建国、陈美丽两户', []],
  ['杨梅、石榴、龙眼', []],
  ['金银花、白芍、黄芪、何首乌、杜仲', []],
  ['秀溪村、溪头村、白潼村', []],
])('a list of names: %j', (text, expected) => expect(found(text)).toEqual(expected))

test('one name is enough under the head of its column, also one that is a word or rare', () => {
  for (const name of ['张三', '高清', '阿依古丽·买买提']) expect(found(name, '户主姓名')).toHaveLength(1)
  expect(found('张三', '公开主体')).toEqual([])
  expect(found('残疾人', '救助对象')).toEqual([])
})

test.each([
  ['住泉港区后龙镇柳厝村3组12号', '住泉港区后龙镇柳厝村'],
  ['家庭住址：山腰街道锦绣花园３栋２单元３０１室', '家庭住址：山腰街道'],
  ['家住涂岭镇秀溪村五十二号，困难', '家住涂岭镇秀溪村，困难'],
])('an address is masked down to the town or village: %s', (text, clean) => {
  expect(found(text)).toEqual([expect.stringContaining('address ask')])
  expect(maskPersonalData(text)).toBe(clean)
})

test.each([
  '办公地址：泉港区山腰街道锦祥路12号3号楼301室',
  '泉港区山腰街道中兴街1号',
  '征收后龙镇柳厝村3组集体土地',
  '山腰街道12号地块',
  '国务院令第711号',
])('an office’s address, land or a document: %s', (text) => expect(found(text)).toEqual([]))

test('a column is one question, kind by kind, with its rows', () => {
  const numbers = ['11010519491231002X', '１１０１０５１９４９１２３１００２Ｘ', '', '110105 19491231 002X', '无']
  const [column, ...others] = findInColumn('身份证号', numbers)
  expect(others).toEqual([])
  expect(column).toMatchObject({ kind: 'identity', gravity: 'block', count: 3, rows: [0, 1, 3], whole: true })
  expect(column?.text).toBe('整列疑似身份证号：3处')
  expect(findInColumn('公开内容', ['低保标准', '申请条件', '张三11010519491231002X', '发放金额'])[0]).toMatchObject({
    whole: false,
    text: '有身份证号：1处',
  })
  expect(findInColumn('联系电话', ['13800138000'], { beside: () => '张三' })[0]).toMatchObject({ gravity: 'block' })
})
