import { type Refusal, refuse } from '../../base/refusal.js'
import { type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import { AUDIENCES, CHANNELS, STAGES } from '../../base/template/entry-template.js'
import type { EntryField } from '../../base/template/fields.js'
import type { LearntWords } from '../../district/alias/learnt-words.js'
import type { Column, Header } from './find-header.js'
import type { Grid } from './grid.js'
import { meaningOf } from './heads.js'
import { channelOf, readChannels } from './read-channels.js'
import { isRowOfTicks, readOptions, readTick } from './read-ticks.js'

type Option = { code: string; label: string }

/** The facts known of the row that is being read. */
export interface RowBeingRead {
  header: Header
  /** of its cells, by column */ texts: readonly string[]
  grid: Grid
  /** where it stands in the grid, below 0 where it stands nowhere */ row: number
  /** written to */ fields: EntryFields
  /** added to */ doubts: Refusal[]
  learnt: LearntWords
}

export function readStages(reading: RowBeingRead): void {
  const { header, texts, fields, doubts } = reading
  const column = header.columns.find(({ meaning }) => meaning === 'stages')
  const said = new Set<string>()
  for (const { code, cell } of tickCells('stages', reading)) {
    const stage = STAGES.find((item) => item.code === code)
    const { chosen, text } = readTick(cell)
    if (!chosen || !stage) continue
    said.add(stage.code)
    if (text && text !== stage.label) doubts.push(tickedWithWords('stages', stage.label, text))
  }
  for (const { chosen, text } of column ? readOptions(texts[column.index] ?? '') : []) {
    if (!chosen) continue
    const found = STAGES.filter(({ label }) => text.includes(label))
    for (const { code } of found) said.add(code)
    if (found.length === 0) doubts.push(refuse('read.stage', 'stages', `“${text}”不是“五公开”的阶段，没有读取`))
  }
  if (
    said.size === 0 &&
    column &&
    readTick(texts[column.index] ?? '').chosen &&
    doubts.every(({ at }) => at !== 'stages')
  )
    doubts.push(
      refuse('read.stage', 'stages', `“五公开”阶段写的是“${texts[column.index]}”，看不出是哪个阶段，没有读取`),
    )
  fields.stages = STAGES.map(({ code }) => code).filter((code) => said.has(code))
}

export function readChannelColumns(reading: RowBeingRead): void {
  const { header, texts, fields, doubts } = reading
  const column = header.columns.find(({ meaning }) => meaning === 'channels')
  const read = readChannels(column ? (texts[column.index] ?? '') : '', header.must, reading.learnt)
  const said = new Set(read.channels)
  const others = [read.channelOther].filter(Boolean)
  for (const { code, cell } of tickCells('channels', reading)) {
    const channel = CHANNELS.find((item) => item.code === code)
    const { chosen, text } = readTick(cell)
    if (!chosen || !channel) continue
    said.add(channel.code)
    if (text && channel.code === 'other') others.push(text)
    else if (text && channelOf(text) !== channel.code) doubts.push(tickedWithWords('channels', channel.label, text))
  }
  fields.channels = CHANNELS.map(({ code }) => code).filter((code) => said.has(code))
  fields.channelOther = others.join('、')
  doubts.push(...read.doubts)
}

export function readAudiences(reading: RowBeingRead): void {
  const { header, texts, fields, doubts } = reading
  const said = new Set<string>()
  const who: string[] = []
  for (const { code, cell } of tickCells('audiences', reading)) {
    if (code === 'specific') {
      const lines = cell.split('\n')
      const first = readTick(lines[0] ?? '')
      const text = (first.chosen && !first.text ? lines.slice(1) : lines).join('\n').trim()
      const marked = readTick(text)
      if (first.chosen || marked.chosen) said.add(code)
      const words = text.replace(/^[■√☑✓✔]\s*|\s*[■√☑✓✔]$/g, '').replace(/^[（(]([^（）()]*)[）)]$/, '$1')
      if (marked.text && words) who.push(words)
    } else {
      const { chosen, text } = readTick(cell)
      if (chosen) said.add(code)
      if (text && !/全社会|公众|社会/.test(text)) doubts.push(tickedWithWords('audiences', '全社会', text))
    }
  }
  const single = header.columns.find(({ meaning }) => meaning === 'audiences')
  for (const { chosen, text } of single ? readOptions(texts[single.index] ?? '') : []) {
    if (!chosen) continue
    if (/^(?:面?向?全?社会(?:公众)?|社会公众|公众|全体公民)$/.test(text.replace(/\s/g, ''))) said.add('everyone')
    else {
      said.add('specific')
      const words = text.replace(/^特定(?:群体|群众|对象|人群)[：:（(]?/, '').replace(/[）)]$/, '')
      if (words) who.push(words)
    }
  }
  fields.audiences = AUDIENCES.map(({ code }) => code).filter((code) => said.has(code))
  fields.audienceSpecific = who.join('、')
}

export function readTickGroup<Field extends 'ways' | 'levels'>(
  field: Field,
  options: readonly Option[],
  reading: RowBeingRead,
): void {
  const { header, texts, fields, doubts } = reading
  const said = new Set<string>()
  for (const { code, head, cell } of tickCells(field, reading)) {
    const { chosen, text } = readTick(cell)
    if (!chosen) continue
    if (code === 'above') doubts.push(refuse('read.level', field, `“${head}”不是本目录的公开层级，没有读取`))
    else said.add(code)
    if (text && meaningOf(text) !== `${field}:${code}`) doubts.push(tickedWithWords(field, head, text))
  }
  const single = header.columns.find(({ meaning }) => meaning === field)
  for (const { chosen, text } of single ? readOptions(texts[single.index] ?? '') : []) {
    if (!chosen) continue
    for (const part of text.split(/[/／、和及与]/)) {
      const code = meaningOf(part).split(':')[1] ?? ''
      if (options.some((option) => option.code === code)) said.add(code)
      else if (part.trim())
        doubts.push(refuse('read.tick', field, `“${FIELD_LABELS[field]}”中的“${part.trim()}”没有认出，没有读取`))
    }
  }
  fields[field] = options.map(({ code }) => code).filter((code) => said.has(code)) as EntryFields[Field]
}

/** The cells of a field that has a column for each option; none, and a doubt, where it cannot be told which column a tick is in. */
function tickCells(
  field: EntryField,
  { header, texts, grid, row, doubts }: RowBeingRead,
): { code: string; head: string; cell: string }[] {
  const columns = header.columns.filter(({ meaning }) => meaning.startsWith(`${field}:`))
  if (spansTicks(grid, row, columns, texts)) {
    doubts.push(lostTicks(field))
    return []
  }
  return columns.map(({ meaning, head, index }) => ({
    code: meaning.slice(field.length + 1),
    head,
    cell: texts[index] ?? '',
  }))
}

/** Ticks of several columns in one cell. */
function spansTicks(grid: Grid, row: number, columns: readonly Column[], texts: readonly string[]): boolean {
  if (columns.some(({ index }) => isRowOfTicks(texts[index] ?? ''))) return true
  return columns.some(({ index }) => {
    const merge = row < 0 ? undefined : grid.merge(row, index)
    return merge !== undefined && merge.right > merge.left && grid.text(row, index) !== ''
  })
}

const lostTicks = (field: EntryField) =>
  refuse('read.ticks', field, `“${FIELD_LABELS[field]}”的几个勾写在一格里，分不清对应哪一栏，没有读取，请补选`)

const tickedWithWords = (field: EntryField, head: string, text: string) =>
  refuse('read.tick', field, `“${head}”一栏写着“${text}”，看作已勾选，请核对`)
