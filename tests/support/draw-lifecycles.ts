import type { LifecycleAct, LifecycleTable } from '@gongkai/shared/base/lifecycle'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { REPORT } from '@gongkai/shared/compiling/report/report-lifecycle'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import { DOMAIN_PHASE, ROUND_PHASE } from '@gongkai/shared/district/round/round-lifecycle'

type Table = LifecycleTable<string, string>
/** In the order of the work. */
export const LIFECYCLES: readonly (Table & { file: string })[] = [
  { ...ROUND_PHASE, file: 'shared/src/district/round/round-lifecycle.ts' },
  { ...DOMAIN_PHASE, file: 'shared/src/district/round/round-lifecycle.ts' },
  { ...SUBMISSION, file: 'shared/src/compiling/submission/submission-lifecycle.ts' },
  { ...REPORT, file: 'shared/src/compiling/report/report-lifecycle.ts' },
  { ...AMENDMENT, file: 'shared/src/catalogue/amendment/amendment-lifecycle.ts' },
  { ...GUIDELINE, file: 'shared/src/district/guideline/guideline-lifecycle.ts' },
]
const acts = ({ acts }: Table): LifecycleAct<string>[] => Object.values(acts)

/** All arrows of a table, those that lead where they come from left out: `[from, to, what]`. */
export function arrows(table: Table): [string, string, string][] {
  return acts(table).flatMap(({ label, from, to, settled }) =>
    from.flatMap((state) => {
      const direct: [string, string, string][] = to && to !== state ? [[state, to, label]] : []
      return settled
        ? [...direct, [state, settled.to, `${label}（${settled.when}）`] as [string, string, string]]
        : direct
    }),
  )
}

function picture(table: Table): string {
  const labels = new Map<string, string[]>()
  for (const [from, to, what] of arrows(table)) {
    const between = `${from} --> ${to}`
    labels.set(between, [...new Set([...(labels.get(between) ?? []), what])])
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...table.states.map(({ code, label }) => `  state "${label}" as ${code}`),
    `  [*] --> ${table.start}`,
    ...[...labels].map(([between, words]) => `  ${between}: ${words.join('、')}`),
    '```',
  ].join('\n')
}

/** A Chinese character is as wide as two others. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)

/** A table as the formatter of the repository leaves it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(3, ...rows.map((row) => widthOf(row[at] ?? ''))))
  const lines = rows.map((row) => row.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - widthOf(text))))
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function list(table: Table): string {
  const called = (state: string) => table.states.find(({ code }) => code === state)?.label ?? state
  const rows = acts(table).map(({ label, who, from, to, settled }) => {
    const led = to ? called(to) : '不变'
    const result = settled ? `${led}；${settled.when}时${called(settled.to)}` : led
    return [label, who, from.map(called).join('、'), result]
  })
  return aligned([['操作', '谁', '在什么状态下', '结果'], ...rows])
}

/** docs/lifecycles.md as the tables say it. */
export function drawLifecycles(): string {
  const parts = LIFECYCLES.map(
    (table) => `## ${table.title}\n\n\`${table.file}\`\n\n${picture(table)}\n\n${list(table)}\n`,
  )
  return `# Lifecycles (状态)

Drawn from the tables by \`node scripts/draw-lifecycles.mjs\`; a change here is lost. Who of those named may act, and what else an act
needs, the policies of the same folders say.

${parts.join('\n')}`
}
