import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const features = join(__dirname, '../../miniapp/src/features')
const pages = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
const sourceOf = (name: string) => readFileSync(join(features, name), 'utf8')

/** Parts that are given what they show: the page or hook that holds it keeps it. */
const HELD_BY: Readonly<Record<string, string>> = {
  'compiling/entry/field-input.tsx': 'compiling/entry/draft-store.ts',
  'district/law/law-facts-fields.tsx': 'district/law/law-edit-page.tsx',
  'catalogue/amendment/cause-fields.tsx': 'catalogue/amendment/use-written.ts',
  'catalogue/disclosure/publication-fields.tsx': 'catalogue/disclosure/use-record.ts',
  'catalogue/disclosure/paste-row.tsx': 'catalogue/disclosure/paste-page.tsx',
  'compiling/review/submission-page.tsx': 'compiling/review/use-verdict.ts',
  'compiling/report/report-page.tsx': 'compiling/report/use-report-acts.ts',
}
const KEEPS = /\buseKept\(|\bkeep\(|setStorageSync\(/

const withLongText = pages.filter((name) => /\bmultiline\b/.test(sourceOf(name)))

test('there are texts of several lines to look at', () => expect(withLongText.length).toBeGreaterThan(8))

test.each(withLongText)('a text of several lines typed in %s stays on the phone until it is sent', (name) => {
  expect(sourceOf(HELD_BY[name] ?? name)).toMatch(KEEPS)
})

test('nobody stands in the list who has no such text any more', () => {
  expect(Object.keys(HELD_BY).filter((name) => !withLongText.includes(name))).toEqual([])
})
