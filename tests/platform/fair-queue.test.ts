import { FairQueue, QueueFull } from '@gongkai/server/platform/threads/fair-queue'

/** A queue whose tasks end when they are told to. */
function held(lanes: number, most: number) {
  const queue = new FairQueue(lanes, most)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const add = (owner: string, name: string) =>
    queue.run(owner, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { queue, begun, add, end }
}

test('an owner has one lane at most; the other stays free for others, who take turns', async () => {
  const { begun, add, end } = held(2, 5)
  for (const name of ['a1', 'a2', 'a3']) void add('a', name)
  expect(begun).toEqual(['a1'])
  for (const name of ['b1', 'b2']) void add('b', name)
  void add('c', 'c1')
  expect(begun).toEqual(['a1', 'b1'])
  await end('b1')
  expect(begun).toEqual(['a1', 'b1', 'c1'])
  await end('c1')
  expect(begun).toEqual(['a1', 'b1', 'c1', 'b2'])
  await end('a1')
  await end('b2')
  expect(begun).toEqual(['a1', 'b1', 'c1', 'b2', 'a2'])
})

test('what is given up while it waits makes room for another, and never begins', async () => {
  const { queue, begun, add, end } = held(1, 2)
  void add('a', 'a1')
  const given = new AbortController()
  const second = queue.run('a', async () => begun.push('a2'), given.signal)
  given.abort(new Error('given up'))
  await expect(second).rejects.toThrow('given up')
  void add('a', 'a3')
  await end('a1')
  expect(begun).toEqual(['a1', 'a3'])
})

test('so many of one owner and no more; what fails makes room like what succeeds', async () => {
  const { queue, add, end } = held(1, 2)
  const first = add('a', 'a1')
  void add('a', 'a2')
  await expect(add('a', 'a3')).rejects.toBeInstanceOf(QueueFull)
  expect(queue.held('a')).toBe(2)
  await end('a1')
  await expect(first).resolves.toBe('a1')
  expect(queue.held('a')).toBe(1)
  await end('a2')
  await expect(queue.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(queue.run('a', async () => 'again')).resolves.toBe('again')
  expect(queue.held('a')).toBe(0)
})
