import type { ModelRows } from '@gongkai/shared/compiling/guideline/decide-adopt'
import type { AssignmentCase } from '../assignment/assignment-case.js'
import { rowStanding } from '../assignment/coverage.js'

/** The model rows of a work's domain, as the rules for adopting and declining ask for them. */
export function modelRowsOf(assignmentCase: AssignmentCase): ModelRows {
  const adopted = new Set(assignmentCase.entries.map(({ guidelineItemId }) => guidelineItemId))
  return new Map(
    assignmentCase.items.map((item) => {
      const { id, fields } = item
      const name = fields.level3 || fields.level2 || fields.level1
      return [id, { name, adopted: adopted.has(id), standing: rowStanding(assignmentCase, item) }]
    }),
  )
}
