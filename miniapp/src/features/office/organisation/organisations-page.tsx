import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  type CreateOrganisationRequest,
  ORGANISATION_KINDS,
  type OrganisationSummary,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { Sheet } from '@/ui/form-native'
import { LongList } from '@/ui/long-list'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { Empty, Loaded, Refused } from '@/ui/views'
import { createOrganisation, organisations } from '../../district/organisation/api'
import { FillsChoice } from './fills-choice'

type Kind = CreateOrganisationRequest['kind']
const NEW_KINDS = ORGANISATION_KINDS.filter(({ code }) => code !== 'office')

function NewUnit({ towns, onClose }: { towns: OrganisationSummary[]; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('village')
  const [name, setName] = useState('')
  const [parent, setParent] = useState('')
  const [fills, setFills] = useState(true)
  const { busy, run, at, rest } = useAction()
  const create = () =>
    run(async () => {
      const { code } = await createOrganisation({ kind, name, fills, ...(kind === 'village' ? { parent } : {}) })
      done('已新建')
      onClose()
      open('organisation', { code })
    })
  return (
    <Sheet title="新建单位" onClose={onClose}>
      <FieldFrame label="类别" issues={at('kind')}>
        <ChoiceChips
          single
          label="类别"
          options={NEW_KINDS}
          value={[kind]}
          onChange={([chosen]) => setKind(chosen ?? kind)}
        />
      </FieldFrame>
      <Field label="单位名称" value={name} issues={at('name')} onChange={setName} />
      {kind === 'village' ? (
        <PickField
          label="所属镇（街道）"
          value={parent}
          choices={towns.map(({ code, name }) => ({ code, name }))}
          issues={at('parent')}
          onPick={setParent}
        />
      ) : null}
      {kind === 'town' ? <FillsChoice fills={fills} onChange={setFills} /> : null}
      <Text className="muted">新单位从下一轮编制起有填报任务；村（社区）由镇（街道）委托填报。</Text>
      <Refused texts={rest('kind', 'name', 'parent')} />
      <View className="row">
        <Button disabled={busy} onPress={create}>
          新建
        </Button>
      </View>
    </Sheet>
  )
}

function Units({ found }: { found: OrganisationSummary[] }) {
  return (
    <LongList items={found} rowHeight={96}>
      {(organisation) => (
        <Press
          key={organisation.code}
          className="card"
          label={`${organisation.name}，${labelOf(ORGANISATION_KINDS, organisation.kind)}`}
          onPress={() => open('organisation', { code: organisation.code })}
        >
          <View className="row between">
            <Heading level={3}>{organisation.name}</Heading>
            {organisation.mergedInto ? <Tag>{`并入${organisation.mergedInto.name}`}</Tag> : null}
            {organisation.active || organisation.mergedInto ? null : <Tag tone="bad">已停用</Tag>}
          </View>
          <Text className="muted">
            {`${labelOf(ORGANISATION_KINDS, organisation.kind)} · ${organisation.accountCount > 0 ? `${organisation.accountCount} 个账号` : '没有账号'}${
              organisation.kind === 'town' && !organisation.fills ? ' · 不参加编制' : ''
            }`}
          </Text>
          {organisation.formerNames.length > 0 ? (
            <Text className="muted">{`曾用名：${organisation.formerNames.join('、')}`}</Text>
          ) : null}
        </Press>
      )}
    </LongList>
  )
}

/** 单位: the whole tree, a village after its town. */
export function OrganisationsPage() {
  const query = useQuery('organisations', organisations)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<OrganisationSummary['kind'] | ''>('')
  const [adding, setAdding] = useState(false)
  const word = text.trim()
  return (
    <PageShell>
      <View className="row">
        <Button onPress={() => setAdding(true)}>新建单位</Button>
      </View>
      <Field type="search" label="查找单位" placeholder="名称、曾用名或代码" value={text} onChange={setText} />
      <ChoiceChips
        single
        label="类别"
        options={ORGANISATION_KINDS}
        value={kind ? [kind] : []}
        onChange={([chosen]) => setKind(chosen ?? '')}
      />
      <Loaded query={query}>
        {({ items }) => {
          const found = items.filter(
            (organisation) =>
              (!kind || organisation.kind === kind) &&
              [organisation.name, organisation.code, ...organisation.formerNames].some((item) => item.includes(word)),
          )
          return (
            <>
              {found.length === 0 ? <Empty title="没有找到" /> : <Units key={`${kind}/${word}`} found={found} />}
              {adding ? (
                <NewUnit
                  towns={items.filter((unit) => unit.kind === 'town' && unit.active)}
                  onClose={() => setAdding(false)}
                />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}
