import { Injectable } from '@nestjs/common'

/**
 * Says that an edition came or went, or that a domain is ordered, drawn, led or called otherwise, to whoever shows editions; the act that
 * brought it waits until they show it.
 */
@Injectable()
export class EditionsChanged {
  private readonly listeners: (() => Promise<void>)[] = []

  listen(listener: () => Promise<void>): void {
    this.listeners.push(listener)
  }

  async tell(): Promise<void> {
    for (const listener of this.listeners) await listener()
  }
}
