/** Thrown where an owner has as many tasks waiting as one may. */
export class QueueFull extends Error {}

interface Task {
  begin(): void
}

/**
 * Works off tasks in a few lanes, fair between their owners: an owner has one lane at most, its tasks come one after another, and
 * owners take turns. So one owner's long tasks keep nobody else waiting while there is a second lane.
 */
export class FairQueue {
  private readonly waiting = new Map<string, Task[]>()
  private readonly busy = new Set<string>()
  /** by owner, when its last turn was, counted in turns; forgotten when nobody waits */
  private readonly turns = new Map<string, number>()
  private turn = 0

  /**
   * @param lanes tasks at work at the same time
   * @param mostWaiting tasks of one owner, the one at work included
   */
  constructor(
    private readonly lanes: number,
    private readonly mostWaiting: number,
  ) {}

  /** How many of an owner's tasks wait or are at work. */
  held(owner: string): number {
    return (this.waiting.get(owner)?.length ?? 0) + (this.busy.has(owner) ? 1 : 0)
  }

  /**
   * Resolves with what the task does, once its turn has come.
   * @param signal takes it out of the queue while it waits; the promise rejects with the signal's reason
   * @throws QueueFull at once
   */
  run<Result>(owner: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.held(owner) >= this.mostWaiting) return Promise.reject(new QueueFull())
    return new Promise<Result>((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', leave)
        this.busy.add(owner)
        const end = () => {
          this.busy.delete(owner)
          this.next()
        }
        work().then(resolve, reject).finally(end)
      }
      const task = { begin }
      const leave = () => {
        const left = (this.waiting.get(owner) ?? []).filter((candidate) => candidate !== task)
        if (left.length > 0) this.waiting.set(owner, left)
        else this.waiting.delete(owner)
        reject(signal?.reason)
      }
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      signal?.addEventListener('abort', leave, { once: true })
      const tasks = this.waiting.get(owner) ?? []
      if (tasks.length === 0) this.waiting.set(owner, tasks)
      tasks.push(task)
      this.next()
    })
  }

  private next(): void {
    while (this.busy.size < this.lanes) {
      const free = [...this.waiting].filter(([owner]) => !this.busy.has(owner))
      const turnOf = ([owner]: (typeof free)[number]) => this.turns.get(owner) ?? 0
      const [first, ...others] = free
      if (!first) break
      // The turn goes to the owner whose last turn was longest ago; an owner who never had one comes first.
      const [owner, tasks] = others.reduce((chosen, other) => (turnOf(other) < turnOf(chosen) ? other : chosen), first)
      const task = tasks.shift()
      if (tasks.length === 0) this.waiting.delete(owner)
      this.turns.set(owner, ++this.turn)
      task?.begin()
    }
    if (this.busy.size === 0 && this.waiting.size === 0) this.turns.clear()
  }
}
