import { EMPTY_ENTRY } from '../../base/template/entry'
import { contentText } from './content-text'

const entry = { ...EMPTY_ENTRY, level1: '救助', level2: '临时救助', content: '张三，身份证号 350505199001011234' }

test('blanks, stops, widths and ticks make no other content', () => {
  const again = {
    ...entry,
    level2: ' 临时救助。',
    content: '张 三,身份证号：３５０５０５１９９００１０１１２３４',
    channels: ['website' as const],
  }
  expect(contentText(again)).toBe(contentText(entry))
})

test.each([
  ['content', '身份证号已删去'],
  ['timeLimit', '20个工作日'],
  ['subjects', ['东镇人民政府']],
  ['bases', [{ title: '社会救助暂行办法', documentNumber: '', article: '' }]],
] as const)('another %s is', (field, value) => {
  expect(contentText({ ...entry, [field]: value } as typeof entry)).not.toBe(contentText(entry))
})

test('what stands in one field is not the same in another', () => {
  expect(contentText({ ...entry, level2: '', level3: '临时救助' })).not.toBe(contentText(entry))
})
