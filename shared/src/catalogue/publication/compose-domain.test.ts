import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { withAnswer } from '../../compiling/entry/amended-fields'
import { composeDomain, type DecidedRow, type DomainDecisions, type FinalisedAmendment } from './compose-domain'

const base: EntryFields = {
  ...EMPTY_ENTRY,
  level1: '救助',
  level2: '低保',
  stages: ['result'],
  content: '名单',
  bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
  timeLimit: '20个工作日内',
  subjects: ['东镇人民政府'],
  channels: ['website'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
}
const five = { ...base, timeLimit: '5个工作日内' }
const ten = { ...base, timeLimit: '10个工作日内' }
const NUMBER = '19-east-0001'
const standing = { id: NUMBER, unit: 'east', fields: base, entryId: 1, guidelineItemId: null }
const row = (fields: EntryFields, part: Partial<DecidedRow> = {}): DecidedRow => ({
  entryId: 2,
  unit: 'east',
  fields,
  guidelineItemId: null,
  publicNumber: NUMBER,
  deniedNumbers: null,
  answeredFields: null,
  at: 100,
  ...part,
})
const amendment = (part: Partial<FinalisedAmendment> = {}): FinalisedAmendment => ({
  id: 7,
  kind: 'revise',
  unit: 'east',
  publicNumber: NUMBER,
  entryId: 1,
  before: base,
  fields: five,
  reason: '法律修订',
  at: 50,
  ...part,
})
const compose = (part: Partial<DomainDecisions>) =>
  composeDomain({ standing: [standing], rows: [], cancelled: new Map(), ended: new Map(), amendments: [], ...part })
const withdrawal = (at: number) => ({ reason: '职责已经划出', at, successorEntryId: null })

describe('rows and standing items', () => {
  test('a standing item that nobody has decided about stays as it is', () => {
    expect(compose({}).items).toMatchObject([{ publicNumber: NUMBER, kept: true, fields: base }])
  })

  test('a row goes on with its item, by its number or by its names; renamed it keeps the number', () => {
    expect(compose({ rows: [row(ten, { publicNumber: null })] }).items).toMatchObject([
      { publicNumber: NUMBER, entryId: 2, kept: false },
    ])
    expect(compose({ rows: [row({ ...base, level2: '最低生活保障' })] }).items).toMatchObject([
      { publicNumber: NUMBER, fields: { level2: '最低生活保障' } },
    ])
    const renamed = compose({ rows: [row({ ...base, level2: ' 低 保。' }, { publicNumber: null })] })
    expect(renamed.items).toMatchObject([{ publicNumber: NUMBER }])
  })

  test('a row that its unit says is another item leaves the item as it is', () => {
    const { items } = compose({ rows: [row(base, { publicNumber: null, deniedNumbers: [NUMBER] })] })
    expect(items.map(({ publicNumber, kept }) => [publicNumber, kept])).toEqual([
      [null, false],
      [NUMBER, true],
    ])
  })

  test('two rows of one name, or two items, are not guessed', () => {
    const rows = [row(base, { publicNumber: null }), row(ten, { publicNumber: null, entryId: 3 })]
    expect(compose({ rows }).items.map(({ publicNumber }) => publicNumber)).toEqual([null, null, NUMBER])
  })

  test('one number belongs to one row', () => {
    const { items } = compose({ rows: [row(base), row(ten, { entryId: 3 })] })
    expect(items.map(({ publicNumber, entryId }) => [publicNumber, entryId])).toEqual([
      [NUMBER, 2],
      [null, 3],
    ])
  })

  test('it goes only where somebody says so, with the reason: its unit, 无此职责, 不予公开, or the office for a late unit', () => {
    expect(compose({ cancelled: new Map([[NUMBER, withdrawal(100)]]) })).toMatchObject({
      items: [],
      gone: [{ publicNumber: NUMBER, reason: '职责已经划出' }],
    })
    expect(compose({ ended: new Map([['east', withdrawal(100)]]) }).gone).toMatchObject([{ publicNumber: NUMBER }])
    expect(compose({ ended: new Map([['west', withdrawal(100)]]) }).gone).toEqual([])
    expect(compose({ rows: [row({ ...base, attribute: 'withheld' })] })).toMatchObject({
      items: [],
      gone: [{ publicNumber: NUMBER, reason: '该事项已确定为不予公开' }],
    })
  })
})

describe('a revision finalised meanwhile', () => {
  const revised = (fields: EntryFields, part: Partial<DecidedRow> = {}) =>
    compose({ rows: [row(fields, part)], amendments: [amendment()] })

  test('goes into a row that left the field as it stood, and into an item that nobody touched', () => {
    expect(revised({ ...base, content: '名单、标准' })).toMatchObject({
      items: [{ fields: { ...five, content: '名单、标准' }, carried: true }],
      fates: [{ amendmentId: 7, outcome: 'held', text: '' }],
    })
    expect(compose({ amendments: [amendment()] })).toMatchObject({
      items: [{ fields: five, kept: false }],
      fates: [{ outcome: 'held' }],
    })
  })

  test('is held where the row says it already', () => {
    expect(revised({ ...five, content: '别的' })).toMatchObject({
      items: [{ carried: false }],
      fates: [{ outcome: 'held', text: '' }],
    })
  })

  test('counts where the row says a third thing and nobody has chosen; the preview says so', () => {
    expect(revised(ten)).toMatchObject({
      items: [{ fields: five }],
      fates: [{ outcome: 'held', fields: [{ field: 'timeLimit', round: '10个工作日内', amended: '5个工作日内' }] }],
    })
  })

  test('ends where the unit has chosen its row’s text; in a part it is held', () => {
    const answeredFields = withAnswer([], 'timeLimit', five, 'row')
    expect(revised(ten, { answeredFields })).toMatchObject({
      items: [{ fields: ten }],
      fates: [{ outcome: 'ended' }],
    })
    const both = amendment({ fields: { ...five, content: '名单和标准' } })
    expect(compose({ rows: [row(ten, { answeredFields })], amendments: [both] })).toMatchObject({
      items: [{ fields: { ...ten, content: '名单和标准' } }],
      fates: [{ outcome: 'held' }],
    })
    // Another text of the amendment is another question.
    const three = amendment({ fields: { ...base, timeLimit: '3个工作日内' } })
    expect(compose({ rows: [row(ten, { answeredFields })], amendments: [three] }).items).toMatchObject([
      { fields: { timeLimit: '3个工作日内' } },
    ])
  })

  test('stands as a whole where a mixture would not', () => {
    const other: EntryFields = { ...base, channels: ['website', 'other'], channelOther: '微信群' }
    const fields = { ...other, channelOther: '', channels: ['website'] as EntryFields['channels'] }
    const mixed = row({ ...other, channels: ['website', 'paper', 'other'] })
    const before = { standing: [{ ...standing, fields: other }], rows: [mixed] }
    expect(compose({ ...before, amendments: [amendment({ before: other, fields })] }).items).toMatchObject([
      { fields: { channels: ['website'], channelOther: '' } },
    ])
  })

  test('of two decisions the later counts', () => {
    const gone = (at: number) => compose({ cancelled: new Map([[NUMBER, withdrawal(at)]]), amendments: [amendment()] })
    expect(gone(40)).toMatchObject({ items: [{ fields: five }], gone: [], fates: [{ outcome: 'held' }] })
    expect(gone(60)).toMatchObject({ items: [], gone: [{}], fates: [{ outcome: 'ended', text: '职责已经划出' }] })
  })
})

test('an addition is added where its unit’s row does not say it; the later text counts', () => {
  const added = { ...base, level2: '特困供养' }
  const addition = amendment({ kind: 'add', publicNumber: null, before: null, fields: added, entryId: 9 })
  const met = (rows: DecidedRow[]) => compose({ rows: [row(base), ...rows], amendments: [addition] })
  expect(met([]).items).toMatchObject([{ publicNumber: NUMBER }, { publicNumber: null, entryId: 9, fields: added }])
  const same = row(added, { publicNumber: null, entryId: 3 })
  expect(met([same])).toMatchObject({ items: [{}, { entryId: 3 }], fates: [{ outcome: 'held', text: '' }] })
  const other = { ...added, content: '别的' }
  expect(met([{ ...same, fields: other, at: 100 }]).items).toMatchObject([{}, { fields: other }])
  expect(met([{ ...same, fields: other, at: 10 }]).items).toMatchObject([{}, { fields: added }])
})

test('a withdrawal takes its item out with its own reason, unless the unit has chosen to keep it', () => {
  const end = amendment({ kind: 'withdraw', fields: null })
  expect(compose({ amendments: [end] })).toMatchObject({ items: [], gone: [{ reason: '法律修订' }] })
  expect(compose({ rows: [row(base)], amendments: [end] })).toMatchObject({ items: [], gone: [{ entryId: 2 }] })
  expect(compose({ rows: [row(ten)], amendments: [end] })).toMatchObject({
    items: [],
    fates: [{ outcome: 'held', fields: [{ field: 'timeLimit' }] }],
  })
  const answeredFields = withAnswer([], null, null, 'row')
  expect(compose({ rows: [row(ten, { answeredFields })], amendments: [end] })).toMatchObject({
    items: [{ fields: ten }],
    fates: [{ outcome: 'ended' }],
  })
})
