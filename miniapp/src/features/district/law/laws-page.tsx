import {
  LAW_KINDS,
  LAW_STATUSES,
  type Law,
  type LawKind,
  type LawStatus,
} from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { useSearchPages } from '@/ui/use-search'
import { Card, Empty, SearchFailed } from '@/ui/views'
import { laws } from './api'
import { statusWords, timesOf, toneOf, whatOf } from './law-words'

/** As many as the server gives at once. */
const PAGE = 20
type Mine = 'own' | 'units'

function Found({ law, units }: { law: Law; units: boolean }) {
  const times = timesOf(law)
  return (
    <Card label={law.title} onPress={() => open('law', { id: law.id })}>
      <View className="row between">
        <Heading level={3}>{`《${law.title}》`}</Heading>
        <Tag tone={toneOf(law.status)}>{statusWords(law.status)}</Tag>
      </View>
      <Text className="muted">{whatOf(law)}</Text>
      {times ? <Text className="muted">{times}</Text> : null}
      {law.own ? <Tag>{units ? '单位添加' : '本单位添加'}</Tag> : null}
    </Card>
  )
}

/** 法规库: what a 公开依据 may name, with its times of force. */
export function LawsPage() {
  const office = useSession()?.organisation.kind === 'office'
  const [status, setStatus] = useState<LawStatus | null>(null)
  const [kind, setKind] = useState<LawKind | null>(null)
  const [mine, setMine] = useState<Mine | null>(null)
  // A law that was changed on its own page is read again when this one comes back.
  const [turn, setTurn] = useState(0)
  useDidShow(() => setTurn((old) => old + 1))
  const { text, setText, listed, total, failed, again, more } = useSearchPages<Law>(
    (q, page) => laws({ q, page, ...(status ? { status } : {}), ...(kind ? { kind } : {}), ...(mine ? { mine } : {}) }),
    PAGE,
    `${status}/${kind}/${mine}/${turn}`,
  )
  const whose: readonly { code: Mine; label: string }[] = office
    ? [{ code: 'units', label: '单位自行增加的' }]
    : [{ code: 'own', label: '本单位增加的' }]
  return (
    <PageShell>
      <Field
        type="search"
        label="搜索名称或文号"
        placeholder="名称或文号，如 信息公开"
        value={text}
        onChange={setText}
      />
      <View className="stack tight">
        <ChoiceChips
          single
          label="效力"
          options={LAW_STATUSES}
          value={status ? [status] : []}
          onChange={([chosen]) => setStatus(chosen ?? null)}
        />
        <ChoiceChips
          single
          label="类别"
          options={LAW_KINDS}
          value={kind ? [kind] : []}
          onChange={([chosen]) => setKind(chosen ?? null)}
        />
        <ChoiceChips
          single
          label="由谁增加"
          options={whose}
          value={mine ? [mine] : []}
          onChange={([chosen]) => setMine(chosen ?? null)}
        />
      </View>
      {failed ? <SearchFailed what="法规库" onRetry={again} /> : null}
      <View className="row between">
        <Heading level={2}>{listed ? `共 ${total} 条` : '正在读取…'}</Heading>
        <Button kind="plain" onPress={() => open('lawEdit')}>
          {office ? '增加一条' : '增加本单位的依据'}
        </Button>
      </View>
      {listed?.length === 0 ? (
        <Empty title="没有找到">
          <Text className="muted">可以换个词或取消筛选；库里没有的可以自己增加。</Text>
        </Empty>
      ) : null}
      {listed?.length ? (
        <View className="list wide-list">
          {listed.map((law) => (
            <Found key={law.id} law={law} units={mine === 'units'} />
          ))}
        </View>
      ) : null}
      {listed ? <More shown={listed.length} total={total} more={more} /> : null}
    </PageShell>
  )
}
