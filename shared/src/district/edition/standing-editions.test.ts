import { standingEditions } from './standing-editions'

const edition = (id: number, codes: string, withdrawn = false) => ({
  id,
  domains: codes.split(' ').map((code) => ({ code })),
  withdrawn,
})
const read = (editions: ReturnType<typeof edition>[], upTo?: number) =>
  [...standingEditions(editions, upTo)].map(([code, { id }]) => `${code}:${id}`).join(' ')

test('each domain is read in the latest edition that settles it', () => {
  expect(read([edition(1, 'a b'), edition(2, 'b c')])).toBe('a:1 b:2 c:2')
  expect(read([])).toBe('')
})

test('a withdrawn edition gives way to the one before', () => {
  expect(read([edition(1, 'a'), edition(2, 'a b', true)])).toBe('a:1')
})

test('as it was when an edition came out, itself included even when withdrawn since', () => {
  const all = [edition(1, 'a b'), edition(2, 'a', true), edition(3, 'b')]
  expect(read(all, 1)).toBe('a:1 b:1')
  expect(read(all, 2)).toBe('a:2 b:1')
  expect(read(all, 3)).toBe('a:1 b:3')
})
