import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS, type AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import {
  type DraftAmendmentRequest,
  type OwnPublishedEntry,
  type OwnPublishedPage,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { TypedInput } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { useSearch } from '@/ui/use-search'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { TakedownDialog } from '../takedown/takedown-dialog'
import { draftAmendment, ownPublished } from './api'

const WHAT: Readonly<Record<AmendmentKind, string>> = {
  add: '目录里还没有、现在应当公开的事项。',
  revise: '已经公开、内容有变化的事项。',
  withdraw: '已经公开、不应再列入目录的事项。',
}

/** The start of an amendment: one of the unit's published entries is chosen, or a new one in a domain. */
export function AmendmentStartPage() {
  const [kind, setKind] = useState<AmendmentKind>('revise')
  const first = useQuery('own-published', () => ownPublished({ domain: '', q: '', page: 1 }))
  const { busy, errors, run } = useAction()
  const start = (request: DraftAmendmentRequest) =>
    run(async () => {
      const { id } = await draftAmendment(request)
      // In place of this page: 返回 leads to the list.
      Taro.redirectTo({ url: pageUrl('amendment', { id }) })
    })
  return (
    <PageShell>
      <Card>
        <View className="stack">
          <Heading level={2}>要做什么调整？</Heading>
          <ChoiceChips
            single
            label="调整方式"
            options={AMENDMENT_KINDS}
            value={[kind]}
            onChange={([chosen]) => setKind(chosen ?? kind)}
          />
          <Text className="muted">{WHAT[kind]}</Text>
        </View>
      </Card>
      <Refused texts={errors} />
      <Loaded query={first}>
        {(own) =>
          own.domains.length === 0 ? (
            <Empty title="本单位还没有已发布的目录">
              <Text className="muted">目录首次发布以后，才能提出动态调整。</Text>
            </Empty>
          ) : kind === 'add' ? (
            <>
              <Heading>新增到哪个领域？</Heading>
              <View className="list">
                {own.domains.map(({ code, name }) => (
                  <Card key={code} onPress={() => !busy && start({ kind, domainCode: code })}>
                    <Text>{name}</Text>
                  </Card>
                ))}
              </View>
            </>
          ) : (
            <Published own={own} kind={kind} busy={busy} onPick={(publicNumber) => start({ kind, publicNumber })} />
          )
        }
      </Loaded>
    </PageShell>
  )
}

function Published({
  own,
  kind,
  busy,
  onPick,
}: {
  own: OwnPublishedPage
  kind: AmendmentKind
  busy: boolean
  onPick: (publicNumber: string) => void
}) {
  const [domain, setDomain] = useState('')
  const [pages, setPages] = useState(1)
  const [going, setGoing] = useState('')
  const mayTakeDown = useSession()?.roles.includes('approver') === true
  const search = useSearch(
    (q) => Promise.all(Array.from({ length: pages }, (_, index) => ownPublished({ domain, q, page: index + 1 }))),
    '',
    `${domain}/${pages}`,
  )
  const read = search.found ?? [own]
  const items = read.flatMap((page) => page.items)
  const total = read[0]?.total ?? 0
  const pick = ({ publicNumber, openAmendmentId }: OwnPublishedEntry) => {
    if (openAmendmentId) open('amendment', { id: openAmendmentId })
    else if (!busy) onPick(publicNumber)
  }
  return (
    <>
      <Heading>{`${labelOf(AMENDMENT_KINDS, kind)}哪一项？`}</Heading>
      <TypedInput
        search
        label="查找本单位已公开的事项"
        placeholder="事项名称或编号"
        value={search.text}
        onChange={(text) => {
          setPages(1)
          search.setText(text)
        }}
      />
      {own.domains.length > 1 ? (
        <PickField
          label="试点领域"
          value={domain}
          choices={[{ code: '', name: '全部领域' }, ...own.domains]}
          onPick={(code) => {
            setPages(1)
            setDomain(code)
          }}
        />
      ) : null}
      {search.failed ? (
        <Button kind="plain" onPress={search.again}>
          没有查到，请检查网络后重试
        </Button>
      ) : null}
      {items.length === 0 ? (
        <Empty title="没有找到这样的事项">
          <Text className="muted">可以换个词，或者换一个领域。</Text>
        </Empty>
      ) : null}
      <View className="list">
        {items.map((item) => (
          <View key={item.publicNumber}>
            <Card onPress={() => pick(item)}>
              {item.openAmendmentId ? (
                <View className="row">
                  <Tag tone="warn">已有动态调整，点开查看</Tag>
                </View>
              ) : null}
              <Heading level={3}>{item.name}</Heading>
              <Text className="muted">{`${item.domain.name} · 编号 ${item.publicNumber}`}</Text>
            </Card>
            {mayTakeDown ? (
              <Button kind="link" label={`紧急下线：${item.name}`} onPress={() => setGoing(item.publicNumber)}>
                紧急下线
              </Button>
            ) : null}
          </View>
        ))}
      </View>
      {items.length < total ? (
        <Button kind="plain" onPress={() => setPages(pages + 1)}>
          {`更多（共 ${total} 项）`}
        </Button>
      ) : null}
      {going ? (
        <TakedownDialog
          subjectKind="entry"
          subject={going}
          onCancel={() => setGoing('')}
          onDone={() => {
            setGoing('')
            open('takedowns')
          }}
        />
      ) : null}
    </>
  )
}
