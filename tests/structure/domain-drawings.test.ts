import { pilotDomains } from '@gongkai/server/app/regions/quangang/pilot-domains'
import { missingStateDomains, STATE_DOMAINS } from '@gongkai/shared/base/region/state-domains'
import { DOMAIN_DRAWINGS, domainDrawing } from '../../miniapp/src/features/catalogue/public-catalogue/domain-icons'

test('every 试点领域 of the region pack has a drawing of its own', () => {
  const drawings = pilotDomains.map(({ name }) => domainDrawing(name))
  expect(new Set(drawings).size).toBe(pilotDomains.length)
  expect(drawings).not.toContain(null)
})

test.each(pilotDomains.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name])))(
  '%s is drawn as %s',
  (alias, name) => {
    expect(domainDrawing(alias)).toBe(domainDrawing(name))
  },
)

test('a domain is known by words of its name, whatever its number and the words around them', () => {
  expect(domainDrawing('基层义务教育')).toBe(domainDrawing('义务教育'))
  expect(domainDrawing('就业')).toBe(domainDrawing('就业创业'))
  expect(domainDrawing('税收管理')).toBeNull()
})

test('the office may choose a drawing; a key that is none falls back to the name', () => {
  const [first] = DOMAIN_DRAWINGS
  expect(domainDrawing('税收管理', first?.key)).toBe(first?.path)
  expect(domainDrawing('义务教育', 'nothing')).toBe(domainDrawing('义务教育'))
  expect(new Set(DOMAIN_DRAWINGS.map(({ key }) => key)).size).toBe(DOMAIN_DRAWINGS.length)
})

test('of the State Council’s 26 the pack leaves out the two that the notice leaves out', () => {
  expect(new Set(STATE_DOMAINS.map(({ name }) => name)).size).toBe(26)
  expect(missingStateDomains(pilotDomains).map(({ name }) => name)).toEqual(['户籍管理', '税收管理'])
})
