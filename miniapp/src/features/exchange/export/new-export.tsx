import { FILLING_PHASES, type FillingPhase } from '@gongkai/shared/base/words/phases'
import type { FindingCounts } from '@gongkai/shared/district/privacy/privacy.contract'
import {
  CATALOGUE_SOURCES,
  type CatalogueSource,
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  type DocumentFormat,
  type DocumentKind,
  type ExportChoices,
  type ExportRequest,
} from '@gongkai/shared/exchange/export/export.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { Card, Confirm, Refused } from '@/ui/views'
import { askForExport, personalInDrafts } from './api'

const NOTES: Readonly<Record<DocumentKind, string>> = {
  catalogue: '区里通知附件2的样式：两行表头、13 种渠道、序号。草稿每页有“草稿”水印。',
  tasks: '区里通知附件1的样式：各试点领域的牵头单位和落实单位。',
  situation: '随目录报送区信息公开办的情况说明。',
  changes: '一个版本比另一个版本新增、修改、删除了哪些事项。',
  coverage: '应当公开、目录里还没有的事项，和不予公开到期要评估的。',
  website: '静态网页、各种格式的文件、数据和校验值，交给区政府网站直接上传。',
  'disclosure-list': '本单位还没有公开的信息和各事项的空行。用 Excel、WPS 填好链接和日期，再到“导入”里上传。',
  'disclosure-ledger': '一年或一个季度里产生、公开的全部信息和本期无新增的确认。',
}
const WHOLE = '__all'

/** Asks for one of the official documents. */
export function NewExport({
  choices,
  wanted,
  onAsked,
}: {
  choices: ExportChoices
  /** the kind of document that the address asks for */ wanted: string
  onAsked: () => void
}) {
  const [kind, setKind] = useState<DocumentKind>(
    choices.documents.find((candidate) => candidate.kind === wanted)?.kind ?? choices.documents[0]?.kind ?? 'catalogue',
  )
  const document = choices.documents.find((candidate) => candidate.kind === kind)
  const [wantedFormat, setFormat] = useState<DocumentFormat>('xlsx')
  const [wantedSource, setSource] = useState<CatalogueSource>('standing')
  const [domain, setDomain] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [edition, setEdition] = useState('')
  const [since, setSince] = useState('')
  const [phase, setPhase] = useState<FillingPhase>('catalogue')
  const [personal, setPersonal] = useState<FindingCounts | null>(null)
  const { busy, errors, run } = useAction()

  const formats = document?.formats ?? []
  const format = formats.includes(wantedFormat) ? wantedFormat : formats[0]
  const sources = document?.sources ?? []
  const source = sources.includes(wantedSource) ? wantedSource : sources[0]
  const editionChoices = choices.editions.map(({ id, name }) => ({ code: String(id), name }))
  const chosenEdition = edition || editionChoices[0]?.code || ''
  const narrows = kind === 'catalogue' || kind === 'situation' || kind === 'changes'
  const ofUnit = kind === 'catalogue' || kind === 'coverage'
  const wantsEdition = kind === 'changes' || source === 'edition'

  const ask = (knowing = false) =>
    run(async () => {
      if (!format) return
      const narrowed = { ...(domain ? { domain } : {}), ...(organisation ? { organisation } : {}) }
      if (kind === 'catalogue' && source === 'draft' && !knowing) {
        const { counts } = await personalInDrafts({ kind, ...narrowed })
        if (counts && counts.block + counts.ask > 0) return setPersonal(counts)
      }
      setPersonal(null)
      const body: ExportRequest = { kind, format }
      if (source) body.source = source === 'edition' ? { edition: Number(chosenEdition) } : source
      if (narrows && domain) body.domain = domain
      if (ofUnit && organisation) body.organisation = organisation
      if (kind === 'situation') body.phase = phase
      if (kind === 'changes') {
        body.edition = Number(chosenEdition)
        if (since) body.since = Number(since)
      }
      await askForExport(body)
      onAsked()
    })
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>导出文件</Heading>
        <FieldFrame label="文件">
          <ChoiceChips
            single
            label="文件"
            options={DOCUMENT_KINDS.filter(({ code }) => choices.documents.some((document) => document.kind === code))}
            value={[kind]}
            onChange={([chosen]) => chosen && setKind(chosen)}
          />
        </FieldFrame>
        <Text className="muted">{NOTES[kind]}</Text>
        {sources.length > 0 ? (
          <FieldFrame label="内容">
            <ChoiceChips
              single
              label="内容"
              options={CATALOGUE_SOURCES.filter(({ code }) => sources.includes(code))}
              value={source ? [source] : []}
              onChange={([chosen]) => chosen && setSource(chosen)}
            />
          </FieldFrame>
        ) : null}
        {wantsEdition ? (
          <PickField label="目录版本" value={chosenEdition} choices={editionChoices} onPick={setEdition} />
        ) : null}
        {kind === 'changes' ? (
          <PickField
            label="与哪个版本比较"
            value={since || WHOLE}
            choices={[
              { code: WHOLE, name: '它的上一个版本' },
              ...editionChoices.filter(({ code }) => code !== chosenEdition),
            ]}
            onPick={(code) => setSince(code === WHOLE ? '' : code)}
          />
        ) : null}
        {kind === 'situation' ? (
          <FieldFrame label="阶段">
            <ChoiceChips
              single
              label="阶段"
              options={FILLING_PHASES}
              value={[phase]}
              onChange={([chosen]) => chosen && setPhase(chosen)}
            />
          </FieldFrame>
        ) : null}
        {narrows && choices.domains.length > 1 ? (
          <PickField
            label="试点领域"
            value={domain || WHOLE}
            choices={[{ code: WHOLE, name: '全部领域' }, ...choices.domains]}
            onPick={(code) => setDomain(code === WHOLE ? '' : code)}
          />
        ) : null}
        {ofUnit && choices.organisations.length > 1 ? (
          <PickField
            label="单位"
            value={organisation || WHOLE}
            choices={[{ code: WHOLE, name: '全部单位' }, ...choices.organisations]}
            onPick={(code) => setOrganisation(code === WHOLE ? '' : code)}
          />
        ) : null}
        <FieldFrame label="格式">
          <ChoiceChips
            single
            label="格式"
            options={DOCUMENT_FORMATS.filter(({ code }) => formats.includes(code))}
            value={format ? [format] : []}
            onChange={([chosen]) => chosen && setFormat(chosen)}
          />
        </FieldFrame>
        <Refused texts={errors} />
        <View className="row">
          <Button disabled={busy || (wantsEdition && !chosenEdition)} onPress={() => ask()}>
            {busy ? '正在提交…' : '制作文件'}
          </Button>
        </View>
        {wantsEdition && !chosenEdition ? <Text className="muted">还没有发布过目录。</Text> : null}
      </View>
      {personal ? (
        <Confirm
          title="草稿里有个人信息"
          confirm="仍然制作"
          busy={busy}
          onConfirm={() => ask(true)}
          onCancel={() => setPersonal(null)}
        >
          <Text>
            {`这份草稿里有 ${personal.block} 处确定的个人信息${personal.ask > 0 ? `，${personal.ask} 处待说明` : ''}。文件只供内部使用，请不要对外提供；最好先遮盖再制作。`}
          </Text>
        </Confirm>
      ) : null}
    </Card>
  )
}
