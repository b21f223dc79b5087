import { masked } from '@gongkai/shared/base/privacy/mask'
import { countedWords, excerptOf, isOpen, marksIn, standingMaskings } from './personal-marks'

const IDENTITY = '11010519491231002X'
const text = `某位低保申请人的身份证号是${IDENTITY}，由村委会核对后上报民政所存档备查`

test('a finding is shown with a few words around it', () => {
  const [mark] = marksIn(text, {}, null)
  expect(mark && excerptOf(text, mark)).toEqual({
    before: '…保申请人的身份证号是',
    datum: IDENTITY,
    after: '，由村委会核对后上报…',
  })
})

test('a list of many lines is shortened in its middle', () => {
  const list = Array.from({ length: 40 }, (_, line) => `张三${line}`).join('\n')
  const { datum } = excerptOf(list, {
    kind: 'name-list',
    from: 0,
    to: list.length,
    certainty: 'likely',
    gravity: 'ask',
    masked: '',
  })
  expect(datum.length).toBe(41)
  expect(datum).not.toContain('\n')
})

test('what was masked is found no more', () => {
  const marks = marksIn(text, {}, null)
  expect(marks.filter(isOpen).map(({ kind }) => kind)).toEqual(['identity'])
  expect(marksIn(masked(text, marks), {}, null)).toEqual([])
})

test('a mask is taken back as long as nothing else was typed', () => {
  const maskings = [
    { before: 'a', after: 'b', count: 1 },
    { before: 'b', after: 'c', count: 2 },
  ]
  expect(standingMaskings(maskings, 'c')).toBe(maskings)
  expect(standingMaskings(maskings, 'c and more')).toEqual([])
  expect(standingMaskings(maskings.slice(0, 1), 'b')).toHaveLength(1)
})

test('findings are counted with their kinds', () => {
  expect(countedWords(marksIn(text, {}, null))).toBe('1 处（身份证号）')
  expect(countedWords([])).toBe('')
})
