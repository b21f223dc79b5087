import type { PackageLimits } from './package-limits.js'
import { unreadable } from './unreadable.js'

type Bounds = Pick<PackageLimits, 'elements' | 'attributes'>

/** Counts the elements of one source, over all its parts. */
export class MarkupBounds {
  private elements = 0

  constructor(private readonly limits: Bounds) {}

  /**
   * For one part or page. The parser keeps what is open in a list whose head it moves: the depth is bounded while it is read,
   * or 200,000 elements within each other would cost the square of that.
   */
  walk(mostDepth: number): { open(): void; attribute(): void; close(): void } {
    let depth = 0
    let attributes = 0
    return {
      open: () => {
        attributes = 0
        if (++depth > mostDepth)
          unreadable(
            'import.deep',
            `这个文件的内容层层嵌套超过 ${mostDepth} 层，不像一张表格，没有读取；请把表格复制到新文件后再导入`,
          )
        if (++this.elements > this.limits.elements)
          unreadable(
            'import.heavy',
            `这个文件里的内容超过 ${this.limits.elements / 10_000} 万处，一次读不下；请拆成几个文件，或把表格复制到新文件后再导入`,
          )
      },
      attribute: () => {
        if (++attributes > this.limits.attributes)
          unreadable(
            'import.heavy',
            `这个文件里有一处带了 ${this.limits.attributes} 个以上的属性，不像一张表格，没有读取；请把表格复制到新文件后再导入`,
          )
      },
      close: () => {
        depth--
      },
    }
  }
}
