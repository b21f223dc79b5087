import {
  changesOf,
  currentEdition,
  type Followed,
  isNewlyDisclosed,
  newestOf,
  newestQuestions,
  questionFor,
  questionsFor,
} from './followed'

const entry = (id: string, seen = 1): Followed => ({ kind: 'entry', id, name: id, seen })
const domain = (id: string, seen = 1): Followed => ({ kind: 'domain', id, name: id, seen })
const edition = (id: number, withdrawn: 'no' | 'readable' | 'concealed' = 'no') => ({
  id,
  withdrawn: withdrawn === 'no' ? null : { at: '', explanation: '误发', concealed: withdrawn === 'concealed' },
})

test('what is read now is the newest that was not withdrawn', () => {
  expect(currentEdition([edition(3, 'readable'), edition(2), edition(1)])?.id).toBe(2)
  expect(currentEdition([edition(1, 'concealed')])).toBeNull()
})

test('each domain is asked once for each edition that was seen, and not at all when all is seen', () => {
  const editions = [edition(3), edition(2), edition(1)]
  const list = [entry('01-east-0001'), entry('01-west-0001'), domain('01'), entry('01-east-0002', 2), domain('02')]
  expect(questionsFor([...list, entry('03-east-0001', 3)], editions)).toEqual([
    { domain: '01', since: 1 },
    { domain: '01', since: 2 },
    { domain: '02', since: 1 },
  ])
  expect(questionsFor(list, [])).toEqual([])
})

test('after a withdrawal, who had seen the withdrawn edition is told what stands again', () => {
  expect(questionFor(domain('01', 2), [edition(2, 'readable'), edition(1)])).toEqual({ domain: '01', since: 2 })
})

test('an edition that must not be read is no ground to compare with', () => {
  const editions = [edition(3), edition(2, 'concealed'), edition(1)]
  expect(questionFor(domain('01', 2), editions)?.since).toBe(1)
  expect(questionFor(domain('01', 2), [edition(2, 'concealed'), edition(1)])).toBeNull()
  expect(questionFor(domain('01', 2), [edition(3), edition(2, 'concealed')])).toEqual({ domain: '01', since: null })
})

test('of a domain all changes count, of an entry its own', () => {
  const change = (id: string) => ({ id, name: id, kind: 'revise' }) as never
  const changes = [change('01-east-0001'), change('01-east-0002')]
  expect(changesOf(domain('01'), changes)).toHaveLength(2)
  expect(changesOf(entry('01-east-0002'), changes)).toEqual([change('01-east-0002')])
})

test('the newest publication of an entry, a domain or a unit; new where its number is later than the one read', () => {
  const one = (item: string, organisation: string, id: number, publishedOn: string) => ({
    ...{ item, organisation, id, title: `${id}`, publishedOn },
  })
  const newest = [
    one('01-east-0001', 'east', 7, '2026-07-01'),
    one('01-west-0001', 'west', 5, '2026-07-03'),
    one('012-east-0001', 'east', 9, '2026-07-02'),
  ]
  expect(newestOf(entry('01-east-0001'), newest)?.id).toBe(7)
  expect(newestOf(domain('01'), newest)?.id).toBe(5)
  expect(newestOf({ kind: 'unit', id: 'east' }, newest)?.id).toBe(9)
  expect(newestOf({ kind: 'unit', id: 'north' }, newest)).toBeNull()
  expect([6, 7, 0].map((disclosed) => isNewlyDisclosed({ disclosed }, { id: 7 }))).toEqual([true, false, true])
  // a device that followed before knows no number: nothing is called new to it
  expect([isNewlyDisclosed({}, { id: 7 }), isNewlyDisclosed({ disclosed: 0 }, null)]).toEqual([false, false])
})

test('the server is asked for domains and units, not for what is followed in them; editions have no say of a unit', () => {
  const unit: Followed = { kind: 'unit', id: 'east', name: 'east', seen: 1 }
  expect(newestQuestions([entry('01-east-0001'), domain('01'), unit])).toEqual([
    { domain: '01' },
    { organisation: 'east' },
  ])
  expect([questionFor(unit, [edition(2), edition(1)]), changesOf(unit, [{ id: 'east' } as never])]).toEqual([null, []])
})
