import type {
  PublicationItem,
  PublicationUnit,
  PublicationUnits,
  UnansweredRow,
  WithdrawnItem,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import type { Query } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading, Press } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { chooseWithdrawal } from './api'
import { UnitItems } from './unit-items'

const REASONS = ['单位已不承担这些事项', '多次催报仍未报送，内容已不准确'] as const
/** In the order in which they matter to residents. */
const KINDS: readonly [kind: PublicationItem['kind'], count: keyof PublicationUnit, label: string][] = [
  ['withdraw', 'withdrawn', '撤销'],
  ['add', 'added', '新增'],
  ['revise', 'revised', '修改'],
  ['keep', 'kept', '沿用'],
  ['same', 'same', '不变'],
]

/** 各单位: what the next edition does to each unit's items of the chosen domains, and the choice for units whose work is missing. */
export function UnitsView({
  query,
  roundCode,
  onChosen,
}: {
  query: Query<PublicationUnits[]>
  roundCode: string
  /** what will be published is another now */ onChosen: () => void
}) {
  return (
    <Loaded query={query}>
      {(list) => (
        <View className="stack">
          {list.map((one) => (
            <DomainUnits
              key={one.domain.code}
              units={one}
              roundCode={roundCode}
              onChosen={(chosen) => {
                query.set(list.map((other) => (other === one ? chosen : other)))
                onChosen()
              }}
              onLook={query.reload}
            />
          ))}
        </View>
      )}
    </Loaded>
  )
}

function DomainUnits({
  units: { domain, version, units },
  roundCode,
  onChosen,
  onLook,
}: {
  units: PublicationUnits
  roundCode: string
  onChosen: (chosen: PublicationUnits) => void
  onLook: () => void
}) {
  const [asking, setAsking] = useState<PublicationUnit | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const choose = ({ code, name }: PublicationUnit, reason: string) =>
    run(async () => {
      onChosen(await chooseWithdrawal({ version, roundCode, domainCode: domain.code, organisationCode: code, reason }))
      setAsking(null)
      done(reason ? `${name}的事项将撤销` : `${name}的事项将沿用`)
    })
  return (
    <>
      <Heading level={2}>{domain.name}</Heading>
      {asking ? null : <Refused texts={errors} />}
      {units.length === 0 ? <Empty title="没有单位" /> : null}
      <View className="list">
        {units.map((unit) => (
          <UnitCard
            key={unit.code}
            domain={domain.code}
            unit={unit}
            busy={busy}
            onKeep={() => choose(unit, '')}
            onWithdraw={() => setAsking(unit)}
          />
        ))}
      </View>
      {asking ? (
        <ReasonDialog
          place={`withdraw-unit/${domain.code}/${asking.code}`}
          title={`撤销${asking.name}的事项？`}
          note={`“${domain.name}”里${asking.name}现行的 ${asking.kept + asking.withdrawn} 项不再公开，单位会收到通知，群众会看到原因。发布前可以改回沿用。`}
          label="撤销的原因（公众会看到）"
          ready={REASONS}
          confirm="确认撤销"
          busy={busy}
          errors={errors}
          onConfirm={(reason) => choose(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </>
  )
}

function UnitCard({
  domain,
  unit,
  busy,
  onKeep,
  onWithdraw,
}: {
  domain: string
  unit: PublicationUnit
  busy: boolean
  onKeep: () => void
  onWithdraw: () => void
}) {
  const [opened, setOpened] = useState<{ kind: PublicationItem['kind']; label: string } | null>(null)
  const { code, name, missing, withdrawReason } = unit
  const counts = KINDS.filter(([, count]) => Number(unit[count]) > 0)
  return (
    <Card>
      <View className="row between">
        <Heading level={3}>{name}</Heading>
        {missing ? <Tag tone="warn">{missing}</Tag> : null}
      </View>
      <View className="chips after">
        {counts.length === 0 ? <Text className="muted">没有公开事项</Text> : null}
        {counts.map(([kind, count, label]) => (
          <Press
            key={kind}
            className="chip"
            label={`查看${name}${label}的 ${unit[count]} 项`}
            onPress={() => setOpened({ kind, label })}
          >
            {`${label} ${unit[count]}`}
          </Press>
        ))}
      </View>
      {missing && withdrawReason ? (
        <>
          <View className="note warn">{`撤销现行的事项，原因：${withdrawReason}`}</View>
          <Button kind="link" label={`改为沿用${name}的事项`} disabled={busy} onPress={onKeep}>
            改为沿用
          </Button>
        </>
      ) : null}
      {missing && !withdrawReason && unit.kept > 0 ? (
        <View className="row between after">
          <Text className="muted">本轮没有报送，现行的事项沿用，注明未更新。</Text>
          <Button kind="link" label={`改为撤销${name}的事项`} disabled={busy} onPress={onWithdraw}>
            改为撤销
          </Button>
        </View>
      ) : null}
      {opened ? (
        <UnitItems
          title={`${name} · ${opened.label}`}
          domain={domain}
          unit={code}
          kind={opened.kind}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Card>
  )
}

/** 群众将看不到的事项, with the reasons that they will read. */
export function WithdrawnItems({ items }: { items: readonly WithdrawnItem[] }) {
  if (items.length === 0) return null
  return (
    <Card>
      <Heading level={2}>{`群众将看不到的事项（${items.length}）`}</Heading>
      <Text className="muted">发布后从目录撤销；打开原来的网址或海报会看到原因和接替的事项。</Text>
      {items.map(({ id, name, organisation, reason, successor }) => (
        <View key={id} className="told">
          <Text>{name}</Text>
          <Text className="muted">{`${organisation.name} · 编号 ${id}`}</Text>
          <Text>{reason ? `原因：${reason}` : '没有写明原因'}</Text>
          {successor ? <Text className="muted">{`由编号 ${successor} 的事项接替`}</Text> : null}
        </View>
      ))}
    </Card>
  )
}

/** Rows that might be a published item and were not said to be one: published like this they get numbers of their own. */
export function UnansweredRows({ rows }: { rows: readonly UnansweredRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card>
      <Heading level={2}>{`没有确认是不是现行事项（${rows.length}）`}</Heading>
      <Text className="muted">
        这些事项可能就是现行目录里的，单位没有回答。照此发布会得到新的编号；可以退回汇总上报，由单位确认。
      </Text>
      {rows.map(({ entryId, name, organisation, alike }) => (
        <View key={entryId} className="told">
          <Text>{name}</Text>
          <Text className="muted">{organisation.name}</Text>
          {alike.map((item) => (
            <Text key={item.id} className="muted">{`可能是《${item.name}》（编号 ${item.id}）`}</Text>
          ))}
        </View>
      ))}
    </Card>
  )
}
