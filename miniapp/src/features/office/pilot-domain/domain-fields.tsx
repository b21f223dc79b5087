import { DOMAIN_KINDS, type DomainKind } from '@gongkai/shared/base/words/domain-kinds'
import type { OrganisationSummary } from '@gongkai/shared/district/organisation/organisation.contract'
import type {
  AddPilotDomainRequest,
  DomainGuideline,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { LineDrawing } from '@/ui/line-drawing'
import { Check, Region } from '@/ui/native'
import { PickMany } from '@/ui/pick-many'
import { DOMAIN_DRAWINGS } from '../../catalogue/public-catalogue/domain-icons'
import { DomainSign } from '../../catalogue/public-catalogue/domain-sign'

/** A domain as it is being written. */
export interface DomainDraft {
  name: string
  aliases: string
  kind: DomainKind
  sign: string
  /** null: all towns */ fillers: string[] | null
  guideline: DomainGuideline
}
export const NEW_DOMAIN: DomainDraft = {
  name: '',
  aliases: '',
  kind: 'pilot',
  sign: '',
  fillers: null,
  guideline: { title: '', number: '' },
}
export const draftOf = ({ name, aliases, kind, sign, fillers, guideline }: PilotDomainView): DomainDraft => ({
  name,
  aliases: aliases.join('、'),
  kind,
  sign,
  fillers: fillers?.map(({ code }) => code) ?? null,
  guideline,
})
export const requestOf = ({
  aliases,
  ...draft
}: DomainDraft): Omit<AddPilotDomainRequest, 'leads'> & { aliases: string[] } => ({
  ...draft,
  aliases: aliases.split(/[、，,;；\s]+/).filter(Boolean),
})
/** The places of the fields: a refusal elsewhere stands below them. */
export const DOMAIN_PLACES = ['name', 'aliases', 'fillers', 'guideline']

const WHO_FILLS = [
  { code: 'towns', label: '全部镇（街道）' },
  { code: 'chosen', label: '指定单位' },
] as const

/** The facts of a domain, new or known. */
export function DomainFields({
  draft,
  units,
  leads,
  at,
  onChange,
}: {
  draft: DomainDraft
  units: readonly OrganisationSummary[]
  /** codes of its leads, who fill it anyway */ leads: readonly string[]
  /** what was refused at a place */ at: (place: string) => string[]
  onChange: (draft: DomainDraft) => void
}) {
  const set = (change: Partial<DomainDraft>) => onChange({ ...draft, ...change })
  const fill = units.filter(
    ({ kind, active, code }) => active && !leads.includes(code) && (kind === 'town' || kind === 'agency'),
  )
  const towns = fill.filter(({ kind, fills }) => kind === 'town' && fills).map(({ code }) => code)
  const { guideline } = draft
  return (
    <>
      <Field label="领域名称" value={draft.name} issues={at('name')} onChange={(name) => set({ name })} />
      <Field
        label="别名（用顿号隔开）"
        value={draft.aliases}
        issues={at('aliases')}
        onChange={(aliases) => set({ aliases })}
      />
      <FieldFrame label="类别">
        <ChoiceChips
          single
          label="类别"
          options={DOMAIN_KINDS}
          value={[draft.kind]}
          onChange={([kind]) => set({ kind: kind ?? draft.kind })}
        />
      </FieldFrame>
      <FieldFrame label="落实单位" issues={draft.fillers ? [] : at('fillers')}>
        <ChoiceChips
          single
          label="落实单位"
          options={WHO_FILLS}
          value={[draft.fillers ? 'chosen' : 'towns']}
          onChange={([who]) => set({ fillers: who === 'chosen' ? towns : who === 'towns' ? null : draft.fillers })}
        />
        <Text className="muted">牵头单位填报本级的事项，不必再选。改动从下一轮起生效。</Text>
      </FieldFrame>
      {draft.fillers ? (
        <PickMany
          label="指定的落实单位"
          choices={fill}
          value={draft.fillers}
          issues={at('fillers')}
          onChange={(fillers) => set({ fillers })}
        />
      ) : null}
      <Field
        label="依据的标准指引（可不填）"
        value={guideline.title}
        issues={at('guideline')}
        onChange={(title) => set({ guideline: { ...guideline, title } })}
      />
      <Field
        label="标准指引的文号（可不填）"
        value={guideline.number}
        onChange={(number) => set({ guideline: { ...guideline, number } })}
      />
      <Signs name={draft.name} sign={draft.sign} onPick={(sign) => set({ sign })} />
    </>
  )
}

/** The drawing that stands for it on the public pages: by its name, or chosen. */
function Signs({ name, sign, onPick }: { name: string; sign: string; onPick: (sign: string) => void }) {
  return (
    <FieldFrame label="图标">
      <Region role="group" label="图标" className="signs">
        <Check className="sign-choice" label="按名称" checked={sign === ''} onChange={() => onPick('')}>
          <DomainSign name={name.trim() || '领'} />
        </Check>
        {DOMAIN_DRAWINGS.map(({ key, path }, index) => (
          <Check
            key={key}
            className="sign-choice"
            label={`图标 ${index + 1}`}
            checked={sign === key}
            onChange={() => onPick(key)}
          >
            <View className="sign-tile">
              <LineDrawing path={path} />
            </View>
          </Check>
        ))}
      </Region>
      <Text className="muted">第一个按名称自动选用；没有合适的图标时显示名称的首字。</Text>
    </FieldFrame>
  )
}
