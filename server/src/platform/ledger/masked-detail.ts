import { findInFields } from '@gongkai/shared/base/privacy/find-in-fields'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { masked } from '@gongkai/shared/base/privacy/mask'
import type { PersonalFinding } from '@gongkai/shared/base/privacy/personal-data'

/**
 * The record of an act without 个人信息: a draft may hold it, and so do its name and a row that is kept when it is deleted. Of a row all
 * that a gate would stop is masked, elsewhere what is certain: a code that looks like a number stays a code.
 */
export function maskedDetail(detail: Record<string, unknown>): Record<string, unknown> {
  const copy = mapTexts(detail, [], (text) => masked(text, findPersonalData(text).filter(blocks)))
  const row = detail.fields
  if (!row || typeof row !== 'object' || Array.isArray(row)) return copy
  const found = findInFields(row as never).filter(({ gravity }) => gravity !== 'note')
  return {
    ...copy,
    fields: mapTexts(row, [], (text, path) =>
      masked(
        text,
        found.filter(({ part }) => part === path.join('/')),
      ),
    ),
  }
}

const blocks = ({ gravity }: PersonalFinding) => gravity === 'block'

function mapTexts<Value>(value: Value, path: string[], change: (text: string, path: string[]) => string): Value {
  if (typeof value === 'string') return change(value, path) as Value
  if (Array.isArray(value)) return value.map((inner, index) => mapTexts(inner, [...path, `${index}`], change)) as Value
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, [...path, key], change)]),
  ) as Value
}
