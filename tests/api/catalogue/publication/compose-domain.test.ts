import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import {
  composeDomain,
  type DecidedRow,
  type FinalisedAmendment,
  type StandingItem,
} from '@gongkai/shared/catalogue/publication/compose-domain'
import { withAnswer } from '@gongkai/shared/compiling/entry/amended-fields'
import fc from 'fast-check'

const UNITS = ['east', 'west', 'north']

/** The fate of one standing item among a unit's people in a round. */
const fate = fc.constantFrom('copied', 'adopted', 'changed', 'renamed', 'cancelled', 'left')
const round = fc.record({
  fates: fc.array(fate, { minLength: 12, maxLength: 12 }),
  /** units that do not hand in, and whether the office withdraws what they have */ late: fc.array(
    fc.constantFrom<'in' | 'late' | 'withdrawn'>('in', 'in', 'late', 'withdrawn'),
    { minLength: 3, maxLength: 3 },
  ),
  added: fc.nat(2),
  amendments: fc.array(
    fc.record({
      item: fc.nat(20),
      kind: fc.constantFrom<'revise' | 'withdraw' | 'add'>('revise', 'revise', 'withdraw', 'add'),
      /** before or after the hand-in, or answered by the unit */ when: fc.constantFrom('before', 'after', 'answered'),
    }),
    { maxLength: 3 },
  ),
})

type Round = typeof round extends fc.Arbitrary<infer Value> ? Value : never

/** A district of three units over some rounds; who an item is stands in its 公开内容, which nobody changes. */
class Catalogue {
  standing: StandingItem[] = []
  /** every text that anybody decided */ readonly decided = new Set<string>()
  /** number → who it is, for ever */ readonly numbers = new Map<string, string>()
  private serial = 0
  private rowId = 0

  text(): string {
    const text = `信息形成之日起${++this.serial}个工作日内`
    this.decided.add(text)
    return text
  }

  fields(who: string, name = who): EntryFields {
    return {
      ...EMPTY_ENTRY,
      level1: '救助',
      level2: name,
      content: who,
      timeLimit: this.text(),
      stages: ['result'],
      bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
      subjects: ['东镇人民政府'],
      channels: ['website'],
      audiences: ['everyone'],
      ways: ['proactive'],
      levels: ['town'],
      attribute: 'proactive',
    }
  }

  newcomer = (unit: string) => `${unit}的第${++this.serial}项`

  nextId = () => ++this.rowId

  row(unit: string, fields: EntryFields, publicNumber: string | null): DecidedRow {
    return {
      entryId: this.nextId(),
      unit,
      fields,
      publicNumber,
      guidelineItemId: null,
      deniedNumbers: null,
      answeredFields: null,
      at: 100,
    }
  }
}

/** Plays a round and holds what must be true of any. */
function play(catalogue: Catalogue, { fates, late, added, amendments }: Round) {
  const reason = { reason: '职责划出', at: 90, successorEntryId: null }
  const stateOf = new Map(UNITS.map((unit, index) => [unit, late[index] ?? 'in']))
  const rows: DecidedRow[] = []
  const cancelled = new Map<string, typeof reason>()
  const ended = new Map([...stateOf].filter(([, state]) => state === 'withdrawn').map(([unit]) => [unit, reason]))
  for (const [index, item] of catalogue.standing.entries()) {
    if (stateOf.get(item.unit) !== 'in') continue
    const told = fates[index % fates.length]
    if (told === 'copied') rows.push(catalogue.row(item.unit, item.fields, item.id))
    if (told === 'adopted') rows.push(catalogue.row(item.unit, item.fields, null))
    if (told === 'changed')
      rows.push(catalogue.row(item.unit, { ...item.fields, timeLimit: catalogue.text() }, item.id))
    if (told === 'renamed') {
      const level2 = `${item.fields.level2}（改）`
      rows.push(catalogue.row(item.unit, { ...item.fields, level2 }, item.id))
    }
    if (told === 'cancelled') cancelled.set(item.id, reason)
  }
  for (const unit of UNITS)
    if (stateOf.get(unit) === 'in')
      for (let count = 0; count < added; count++)
        rows.push(catalogue.row(unit, catalogue.fields(catalogue.newcomer(unit)), null))
  const met: FinalisedAmendment[] = []
  for (const [index, { item, kind, when }] of amendments.entries()) {
    const target = catalogue.standing[item % Math.max(1, catalogue.standing.length)]
    if (kind !== 'add' && (!target || met.some(({ publicNumber }) => publicNumber === target.id))) continue
    const at = when === 'before' ? 50 : 150
    const common = { id: index + 1, kind, reason: '法律修订', at }
    if (kind === 'add') {
      const unit = UNITS[item % UNITS.length] ?? 'east'
      const who = catalogue.newcomer(unit)
      const fields = catalogue.fields(who)
      met.push({ ...common, unit, publicNumber: null, entryId: catalogue.nextId(), before: null, fields })
    } else if (target) {
      const fields = kind === 'withdraw' ? null : { ...target.fields, timeLimit: catalogue.text() }
      const { unit, id: publicNumber, entryId } = target
      met.push({ ...common, unit, publicNumber, entryId, before: target.fields, fields })
      const row = rows.find((candidate) => candidate.publicNumber === target.id)
      if (row && when === 'answered') row.answeredFields = withAnswer([], fields ? 'timeLimit' : null, fields, 'row')
    }
  }
  const composed = composeDomain({ standing: catalogue.standing, rows, cancelled, ended, amendments: met })
  check(catalogue, composed, met)
  const last = new Map(UNITS.map((unit) => [unit, 0]))
  for (const number of catalogue.numbers.keys()) {
    const [unit = '', serial] = number.split('-')
    last.set(unit, Math.max(last.get(unit) ?? 0, Number(serial)))
  }
  catalogue.standing = composed.items.map(({ publicNumber, unit, entryId, fields }) => {
    const serial = (last.get(unit) ?? 0) + 1
    if (!publicNumber) last.set(unit, serial)
    const id = publicNumber ?? `${unit}-${serial}`
    catalogue.numbers.set(id, fields.content)
    return { id, unit, fields, entryId, guidelineItemId: null }
  })
}

function check(
  { standing, decided, numbers }: Catalogue,
  { items, gone, fates }: ReturnType<typeof composeDomain>,
  met: readonly FinalisedAmendment[],
) {
  const held = items.flatMap(({ publicNumber }) => publicNumber ?? [])
  // One number belongs to one item, and to the same one for ever.
  expect(new Set(held).size).toBe(held.length)
  for (const { publicNumber, fields } of items) if (publicNumber) expect(numbers.get(publicNumber)).toBe(fields.content)
  // No item loses its number in silence: it stands, or it is gone for a reason.
  for (const { id, fields } of standing) {
    const stays = held.includes(id)
    const leaves = gone.find(({ publicNumber }) => publicNumber === id)
    expect([stays, leaves !== undefined].filter(Boolean)).toHaveLength(1)
    if (leaves) expect(leaves.reason).not.toBe('')
    // An item filled under one number is not published under another too.
    expect(items.filter((item) => item.fields.content === fields.content && item.publicNumber !== id)).toEqual([])
  }
  // Every finalised amendment is held or ended, and what is held is what the public reads.
  expect(fates.map(({ amendmentId }) => amendmentId)).toEqual(met.map(({ id }) => id))
  for (const fate of fates) {
    const amendment = met.find(({ id }) => id === fate.amendmentId)
    const item = items.find(({ fields }) => fields.content === (amendment?.fields ?? amendment?.before)?.content)
    if (fate.outcome === 'held') expect(item?.fields.timeLimit).toBe(amendment?.fields?.timeLimit)
    else expect(fate.text).not.toBe('')
  }
  // No text is published that nobody decided.
  for (const { fields } of items) expect(decided).toContain(fields.timeLimit)
}

test('over any rounds and amendments: a number never changes its item, nothing goes in silence, nothing finalised is left over', () => {
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 5 }), (rounds) => {
      const catalogue = new Catalogue()
      for (const played of rounds) play(catalogue, played)
    }),
    { numRuns: 400, seed: 20261128 },
  )
})

test('a round in which nothing changes changes nothing, however its rows came in', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (copied) => {
      const catalogue = new Catalogue()
      const standing = copied.map((_, index) => {
        const unit = UNITS[index % UNITS.length] ?? 'east'
        const fields = catalogue.fields(catalogue.newcomer(unit))
        return { id: `${unit}-${index}`, unit, fields, entryId: null, guidelineItemId: null }
      })
      const rows = standing.map((item, index) => catalogue.row(item.unit, item.fields, copied[index] ? item.id : null))
      const { items, gone } = composeDomain({
        standing,
        rows: [...rows].reverse(),
        cancelled: new Map(),
        ended: new Map(),
        amendments: [],
      })
      expect(gone).toEqual([])
      expect(new Map(items.map(({ publicNumber, fields }) => [publicNumber, fields]))).toEqual(
        new Map(standing.map(({ id, fields }) => [id, fields])),
      )
    }),
    { numRuns: 100, seed: 20261128 },
  )
})
