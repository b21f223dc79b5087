import { EMPTY_ENTRY } from '../../base/template/entry'
import { type Snapshot } from '../../district/edition/snapshot'
import { countChanges, editionDiff } from './edition-diff'

const entry = (id: string, part: Partial<Snapshot> = {}): Snapshot => ({
  ...EMPTY_ENTRY,
  id,
  level1: '救助',
  level2: id,
  domain: { code: '19', name: '社会救助' },
  organisation: { code: 'east', name: '东镇' },
  ...part,
})

test('what was added, revised and withdrawn, matched by number and not by place', () => {
  const before = [entry('1'), entry('2', { timeLimit: '20个工作日内', channels: ['website'] }), entry('3')]
  const after = [entry('3'), entry('2', { timeLimit: '10个工作日内', channels: ['website', 'paper'] }), entry('4')]
  const changes = editionDiff(before, after)
  expect(changes.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['revise 2', 'add 4', 'withdraw 1'])
  expect(changes[0]).toMatchObject({
    name: '救助 · 2',
    fields: [
      { field: 'timeLimit', before: '20个工作日内', after: '10个工作日内' },
      { field: 'channels', before: '政府网站', after: '政府网站、纸质载体' },
    ],
  })
  expect(countChanges(changes)).toEqual({ added: 1, revised: 1, withdrawn: 1 })
})

test('the same entries do not differ', () => {
  expect(editionDiff([entry('1'), entry('2')], [entry('2'), entry('1')])).toEqual([])
})
