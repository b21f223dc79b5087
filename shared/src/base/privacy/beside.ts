import { namesNear } from './names.js'

/** The other texts of a row, looked at only once and only where a rule asks. */
export interface Beside {
  /** one of them is a personal name and nothing else */ isPerson: () => boolean
}

export function besideOf(text: string): Beside {
  let answer: boolean | null = null
  return {
    isPerson: () => {
      answer ??= text.split(/[\n\r]+/).some((line) => line.length < 12 && namesNear(line).length > 0)
      return answer
    },
  }
}
