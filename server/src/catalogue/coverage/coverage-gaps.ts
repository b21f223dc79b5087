import { plainText } from '@gongkai/shared/base/plain-text'
import type { Stage } from '@gongkai/shared/base/template/entry-template'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { CoverageKind, CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { missingStages } from '@gongkai/shared/catalogue/coverage/missing-stages'
import { OBLIGATORY_KINDS, type ObligatoryKind, wordsOfItem } from '@gongkai/shared/catalogue/coverage/obligatory-kinds'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { reassessConcerns } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { MATTER_KINDS } from '@gongkai/shared/district/matter/matter.contract'
import { codeKey } from '@gongkai/shared/district/matter/read-matter-rows'
import { type MatterEntity } from '../../district/matter/matter.entity.js'
import type { CoveredItem } from './read-items.js'
import type { WithheldRow } from './withheld-rows.query.js'

/** A gap with the codes of its unit and domain, before anybody looks at it. */
export interface Gap
  extends Pick<
    CoverageLine,
    'kind' | 'key' | 'title' | 'text' | 'matter' | 'entryId' | 'entryOpen' | 'publicNumber' | 'dueOn'
  > {
  /** '' for the whole district */ unit: string
  domainCode: string | null
  /** of the row behind a `reassess` */ rowVersion: number
}

interface StagesOfMatter {
  unit: string
  domainCode: string
  code: string
  stages: Set<Stage>
  entryId: number | null
  entryOpen: boolean
  publicNumber: string | null
}

/** Takes in what the catalogue holds item by item, and then says what is missing. */
export class CoverageGaps {
  private readonly codes = new Map<string, Set<string>>()
  private readonly names = new Map<string, Set<string>>()
  private readonly ofMatter = new Map<string, StagesOfMatter>()
  /** by unit of a town, '' for the district: kinds that nothing was recognised as yet */
  private readonly lacking = new Map<string, Set<ObligatoryKind>>()

  constructor(
    private readonly unitOf: (code: string) => string,
    towns: readonly string[],
  ) {
    const owned = (owner: ObligatoryKind['owner']) => new Set(OBLIGATORY_KINDS.filter((kind) => kind.owner === owner))
    this.lacking.set('', owned('district'))
    for (const town of towns) this.lacking.set(town, owned('town'))
  }

  take(item: CoveredItem): void {
    const { fields } = item
    const unit = this.unitOf(item.unit)
    this.recognise('', fields)
    this.recognise(unit, fields)
    for (const owner of [unit, '']) {
      if (fields.matterCode.trim()) add(this.codes, owner, codeKey(fields.matterCode.trim()))
      for (const name of [fields.level1, fields.level2, fields.level3])
        if (name) add(this.names, owner, plainText(name))
    }
    if (fields.matterCode.trim()) this.takeStages(unit, item)
  }

  private recognise(owner: string, fields: CoveredItem['fields']): void {
    const lacking = this.lacking.get(owner)
    if (!lacking || lacking.size === 0) return
    const words = wordsOfItem(fields)
    for (const kind of lacking) if (kind.words.test(words)) lacking.delete(kind)
  }

  private takeStages(unit: string, { fields, domainCode, entryId, open, publicNumber }: CoveredItem): void {
    const code = codeKey(fields.matterCode.trim())
    const key = `${unit}\u0001${code}`
    const known = this.ofMatter.get(key)
    const of = known ?? { unit, domainCode, code, stages: new Set<Stage>(), entryId, entryOpen: open, publicNumber }
    for (const stage of fields.stages) of.stages.add(stage)
    // A row that its unit may write in now is the nearest to look at.
    if (open && !of.entryOpen) Object.assign(of, { entryId, entryOpen: true })
    of.publicNumber ??= publicNumber
    this.ofMatter.set(key, of)
  }

  /** @param matters all lists */
  *missing(matters: readonly MatterEntity[]): Generator<Gap> {
    const byCode = new Map<string, MatterEntity>()
    for (const matter of matters) {
      const { organisationCode, kind, code, name } = matter
      const unit = organisationCode && this.unitOf(organisationCode)
      byCode.set(`${unit}\u0001${codeKey(code)}`, matter)
      if (this.codes.get(unit)?.has(codeKey(code)) || this.names.get(unit)?.has(plainText(name))) continue
      yield {
        ...NOTHING,
        kind: 'matter',
        key: `${kind}/${codeKey(code)}`,
        unit,
        title: name,
        text: `${labelOf(MATTER_KINDS, kind)}里的事项（编码 ${code}）还没有对应的公开事项`,
        matter: { kind, code, name },
      }
    }
    yield* this.missingStages(byCode)
    for (const [unit, kinds] of this.lacking)
      for (const { code, clause, name, owner } of kinds) {
        const whose = owner === 'town' ? '本镇（街道）' : '全区'
        const text = `${clause}规定应当主动公开，按名称和内容没有认出${whose}对应的公开事项，供核对`
        yield { ...NOTHING, kind: 'obligatory', key: code, unit, title: name, text }
      }
  }

  private *missingStages(byCode: ReadonlyMap<string, MatterEntity>): Generator<Gap> {
    for (const { unit, domainCode, code, stages, entryId, entryOpen, publicNumber } of this.ofMatter.values()) {
      const text = missingStages(stages)
      if (!text) continue
      const matter = byCode.get(`${unit}\u0001${code}`) ?? byCode.get(`\u0001${code}`)
      yield {
        ...NOTHING,
        kind: 'stage',
        key: code,
        unit,
        domainCode,
        title: matter?.name ?? `编码 ${code} 的事项`,
        text: `${text}，请核对这项权力或服务的每个环节`,
        matter: matter ? { kind: matter.kind, code: matter.code, name: matter.name } : null,
        entryId,
        entryOpen,
        publicNumber,
      }
    }
  }
}

/** The rows 不予公开 that are due, the earliest first; one without a date is due. */
export function dueGaps(rows: readonly WithheldRow[], today: LocalDate): Gap[] {
  return rows
    .map(({ entryId, version, unit, domainCode, fields, open }) => ({
      ...NOTHING,
      kind: 'reassess' as const,
      key: String(entryId),
      unit,
      domainCode,
      title: entryName(fields),
      text: reassessConcerns(fields.reassessOn, today)[0]?.text ?? '不予公开，没有写重新评估的日期',
      entryId,
      entryOpen: open,
      dueOn: fields.reassessOn,
      rowVersion: version,
    }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** The most urgent first: what has a date, what one looks up in a list, what is only a hint of words. */
export const KINDS_IN_ORDER: readonly CoverageKind[] = ['reassess', 'matter', 'stage', 'obligatory']

const NOTHING = {
  domainCode: null,
  matter: null,
  entryId: null,
  entryOpen: false,
  publicNumber: null,
  dueOn: '',
  rowVersion: 0,
} as const

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const of = sets.get(key)
  if (of) of.add(value)
  else sets.set(key, new Set([value]))
}
