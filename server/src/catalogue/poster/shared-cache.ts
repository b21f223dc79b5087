import { LRUCache } from 'lru-cache'

/**
 * A cache in which each asker has only so much room: an asker for ever new things drives out things made for himself, not those that others
 * read.
 */
export class SharedCache<Value extends object> {
  private readonly held: LRUCache<string, { value: Value; asker: string }>
  private readonly shares: LRUCache<string, Set<string>>

  /**
   * @param most values in all
   * @param share values of one asker
   */
  constructor(
    most: number,
    private readonly share: number,
  ) {
    this.held = new LRUCache({ max: most, dispose: ({ asker }, key) => void this.shares.peek(asker)?.delete(key) })
    this.shares = new LRUCache({ max: 4 * most })
  }

  get(key: string): Value | undefined {
    return this.held.get(key)?.value
  }

  set(key: string, value: Value, asker: string): void {
    this.held.set(key, { value, asker })
    const keys = this.shares.get(asker) ?? new Set<string>()
    this.shares.set(asker, keys.add(key))
    for (const oldest of keys) {
      if (keys.size <= this.share) return
      keys.delete(oldest)
      this.held.delete(oldest)
    }
  }

  get size(): number {
    return this.held.size
  }
}
