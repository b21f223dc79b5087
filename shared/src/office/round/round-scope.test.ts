import { scopeFaults, worksInScope } from './round-scope'

const unit = (code: string, kind: 'town' | 'agency', fills = kind === 'town', active = true) => ({
  code,
  name: code,
  kind,
  fills,
  active,
})
const units = [
  unit('civil', 'agency'),
  unit('tax', 'agency'),
  unit('east', 'town'),
  unit('west', 'town'),
  unit('park', 'town', false),
  unit('gone', 'town', true, false),
]
const domain = (code: string, fillerCodes: string[] | null = null, retired = false) => ({
  code,
  name: code,
  leadCodes: ['civil'],
  fillerCodes,
  retired,
})
const domains = [domain('01'), domain('02', ['tax', 'east', 'gone', 'civil']), domain('03', null, true)]
const works = (wanted: Parameters<typeof worksInScope>[0]) =>
  worksInScope(wanted, domains, units).map(({ domainCode, organisationCode }) => `${domainCode}/${organisationCode}`)

test('a round has all domains in use, each with its leads and all that fill it, once', () => {
  expect(works({})).toEqual(['01/civil', '01/east', '01/west', '02/civil', '02/tax', '02/east'])
})

test('chosen domains and units; the leads always take part, since the report is theirs', () => {
  expect(works({ domainCodes: ['02'] })).toEqual(['02/civil', '02/tax', '02/east'])
  expect(works({ unitCodes: ['west'] })).toEqual(['01/civil', '01/west', '02/civil'])
  expect(works({ domainCodes: ['01'], unitCodes: [] })).toEqual(['01/civil'])
})

test('refused: no domain, one out of use, a unit that fills none of them', () => {
  const faults = (wanted: Parameters<typeof worksInScope>[0]) =>
    scopeFaults(wanted, domains, units).map(({ code, at }) => `${code} at ${at}`)
  expect(faults({})).toEqual([])
  expect(faults({ domainCodes: [] })).toEqual(['round.no-domain at domainCodes'])
  expect(faults({ domainCodes: ['01', '03', '77'] })).toEqual([
    'round.domain at domainCodes/1',
    'round.domain at domainCodes/2',
  ])
  expect(faults({ domainCodes: ['01'], unitCodes: ['east', 'tax', 'park', 'nobody'] })).toEqual([
    'round.unit at unitCodes/1',
    'round.unit at unitCodes/2',
    'round.unit at unitCodes/3',
  ])
})
