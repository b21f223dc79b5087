import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  CITATION_KINDS,
  type Citation,
  type CitationKind,
  type CitationPage,
} from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { citations } from './api'
import { BasisChange } from './basis-change'
import { OpenWaveDialog } from './open-wave-dialog'

const ON_A_PAGE = 50

/** 引用情况: every place that cites a law, and what it would become. */
export function CitationsPage() {
  const id = useParam('id')
  const [kind, setKind] = useState<CitationKind | ''>('')
  const [unit, setUnit] = useState('')
  const [opening, setOpening] = useState(false)
  const load = (page: number) =>
    citations(id, { ...(kind ? { kind } : {}), ...(unit ? { unit } : {}), ...(page > 1 ? { page } : {}) })
  const of = `citations/${id}/${kind}/${unit}`
  const query = useQuery(of, () => load(1))
  const more = useMore<Citation>(async (page) => (await load(page)).items, ON_A_PAGE, of)
  // The counts are the same whatever is asked for: they stay while a choice is read.
  const [known, setKnown] = useState<CitationPage | null>(null)
  if (query.data && query.data !== known) setKnown(query.data)
  const may = known?.can.wave.length === 0
  return (
    <PageShell foot={may ? <Button onPress={() => setOpening(true)}>起草批量调整</Button> : undefined}>
      {known ? (
        <>
          <LawCard page={known} />
          <ChoiceChips
            single
            label="引用的地方"
            options={known.counts
              .filter(({ count }) => count > 0)
              .map((line) => ({
                code: line.kind,
                label: `${labelOf(CITATION_KINDS, line.kind)} ${line.count}`,
              }))}
            value={kind ? [kind] : []}
            onChange={([chosen]) => setKind(chosen ?? '')}
          />
          {known.units.length > 1 ? (
            <PickField
              label="单位"
              value={unit}
              choices={[
                { code: '', name: '全部单位' },
                ...known.units.map(({ code, name, count }) => ({ code, name, note: `${count} 处` })),
              ]}
              onPick={setUnit}
            />
          ) : null}
        </>
      ) : null}
      <Loaded query={query}>
        {({ total, items }) => (
          <>
            {total === 0 ? <Empty title="没有引用它的地方" /> : null}
            <View className="list">
              {[...items, ...more.items].map((citation) => (
                <CitationCard key={`${citation.kind}/${citation.id}`} citation={citation} />
              ))}
            </View>
            <More shown={items.length + more.items.length} total={total} more={more} />
          </>
        )}
      </Loaded>
      {opening && known ? <OpenWaveDialog page={known} onCancel={() => setOpening(false)} /> : null}
    </PageShell>
  )
}

function LawCard({ page: { law, can } }: { page: CitationPage }) {
  const [first, ...others] = law.replacements
  return (
    <Card>
      <View className="stack tight">
        <Heading level={1}>{`《${law.title}》`}</Heading>
        {law.documentNumber ? <Text className="muted">{law.documentNumber}</Text> : null}
        <Text>
          {first
            ? `${law.endedOn ? `自 ${law.endedOn} 起` : '已'}由${[first, ...others].map(({ title }) => `《${title}》`).join('、')}取代`
            : law.endedOn
              ? `自 ${law.endedOn} 起停止施行，法规库里没有写明由什么取代`
              : '现行有效'}
        </Text>
        {can.wave
          .filter(({ code }) => code === 'law-wave.no-replacement')
          .map(({ text }) => (
            <Text key={text} className="muted">
              {text}
            </Text>
          ))}
      </View>
    </Card>
  )
}

function CitationCard({ citation }: { citation: Citation }) {
  const { kind, id, name, organisation, domain, state, cited, becomes, asked } = citation
  const press =
    kind === 'item'
      ? () => open('publicEntry', { id })
      : kind === 'amendment'
        ? () => open('amendment', { id })
        : kind === 'row'
          ? () => open('entry', { id })
          : undefined
  return (
    <Card label={`${labelOf(CITATION_KINDS, kind)} ${name}`} onPress={press}>
      <View className="stack tight">
        <View className="row">
          <Tag>{labelOf(CITATION_KINDS, kind)}</Tag>
          {state ? <Tag tone="brand">{state}</Tag> : null}
        </View>
        <Heading level={3}>{name}</Heading>
        <Text className="muted">
          {[
            organisation?.name ?? (kind === 'matter' ? '全区' : ''),
            domain?.name ?? '',
            kind === 'item' ? `编号 ${id}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <BasisChange cited={cited} becomes={becomes} asked={asked} />
      </View>
    </Card>
  )
}
