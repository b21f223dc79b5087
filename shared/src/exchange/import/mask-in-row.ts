import { findPersonalData } from '../../base/privacy/find-personal-data.js'
import { masked } from '../../base/privacy/mask.js'
import { type PersonalFinding, personalKey } from '../../base/privacy/personal-data.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { ImportRowView } from './import.contract.js'

type Source = ImportRowView['source']

/** The text at a part of a row, e.g. `bases/0/article`; undefined where there is none. */
export function textAt(fields: object, part: string): string | undefined {
  let value: unknown = fields
  for (const step of part.split('/')) {
    if (typeof value !== 'object' || value === null || !Object.keys(value).includes(step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return typeof value === 'string' ? value : undefined
}

/** The row with these findings masked; findings of one part come together, in the order of its text. */
export function maskInFields<Fields extends EntryFields | Record<string, string>>(
  fields: Fields,
  findings: readonly (PersonalFinding & { part: string })[],
): Fields {
  let result = fields
  for (const part of new Set(findings.map((finding) => finding.part))) {
    const text = textAt(result, part)
    const here = findings.filter((finding) => finding.part === part).sort((one, other) => one.from - other.from)
    if (text !== undefined) result = replaced(result, part.split('/'), masked(text, here)) as Fields
  }
  return result
}

function replaced(value: unknown, [step, ...more]: readonly string[], text: string): unknown {
  if (step === undefined) return text
  const inner = (value as Record<string, unknown>)[step]
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === step ? replaced(item, more, text) : item))
  return { ...(value as object), [step]: replaced(inner, more, text) }
}

/** 原文 of a row without what was masked in its fields: a number that stands in none of them any more is masked there too. */
export function maskInSource(source: Source, fields: object): Source {
  const left = keysOf(fields)
  return source.map(({ head, text }) => {
    const gone = findPersonalData(text, { head }).filter(
      ({ gravity, from, to }) => gravity !== 'note' && !left.includes(personalKey(text.slice(from, to))),
    )
    return gone.length > 0 ? { head, text: masked(text, gone) } : { head, text }
  })
}

function keysOf(value: unknown): string {
  if (typeof value === 'string') return `${personalKey(value)}\n`
  return value && typeof value === 'object' ? Object.values(value).map(keysOf).join('') : ''
}
