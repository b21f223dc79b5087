import { pilotDomains } from '@gongkai/server/app/regions/quangang/pilot-domains'
import { domainDrawing } from '../../miniapp/src/features/catalogue/public-catalogue/domain-icons'

const neutral = domainDrawing('一个没有画过的领域')

test('every 试点领域 of the region pack has a drawing of its own', () => {
  const drawings = pilotDomains.map(({ name }) => domainDrawing(name))
  expect(new Set(drawings).size).toBe(24)
  expect(drawings).not.toContain(neutral)
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
  expect(domainDrawing('税收管理')).toBe(neutral)
})
