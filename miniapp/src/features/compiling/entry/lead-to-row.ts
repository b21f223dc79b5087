import type { Refusal } from '@gongkai/shared/base/refusal'
import { open } from '@/platform/navigate'

/** The way to the field of a row that a refusal names, e.g. `entries/12/fields/bases/0/article`; undefined where it names none. */
export function leadToRow({ at }: Refusal): (() => void) | undefined {
  const [, id, field] = /^entries\/(\d+)(?:\/(?:fields\/)?(\w+))?/.exec(at) ?? []
  return id ? () => open('entry', { id, ...(field ? { field } : {}) }) : undefined
}
