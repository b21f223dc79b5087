import type { Gravity, PersonalKind } from '../../base/privacy/personal-data.js'

/** One finding of a line as it is counted: where, what, how grave. */
export interface PersonalMark {
  /** the field of a row; `aside` for what stands beside the table */ field: string
  kind: PersonalKind
  gravity: Gravity
}

/** As long as its column in the database. */
const MOST = 250

/** The findings of a line in one short text, which lines of the same findings share: `content:identity:block:2,subjects:mobile:ask:1`. */
export function personalMarks(found: readonly PersonalMark[]): string {
  const counts = new Map<string, number>()
  for (const { field, kind, gravity } of found) {
    if (gravity === 'note') continue
    const key = `${field}:${kind}:${gravity}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let marks = ''
  for (const [key, count] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const mark = `${marks ? ',' : ''}${key}:${count}`
    if (marks.length + mark.length <= MOST) marks += mark
  }
  return marks
}

/** The findings that `personalMarks` wrote down. */
export function marksIn(marks: string): (PersonalMark & { count: number })[] {
  return marks.split(',').flatMap((mark) => {
    const [field = '', kind = '', gravity = '', count = ''] = mark.split(':')
    return field ? [{ field, kind: kind as PersonalKind, gravity: gravity as Gravity, count: Number(count) }] : []
  })
}
