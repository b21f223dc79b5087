import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import type {
  DownEntry,
  LeftOutEntry,
  MetAmendment,
  PreviewedDomain,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** Beside the next edition: 动态调整 against which a round decided otherwise, and entries that say what was taken down. */
export function HeldBack({ domains }: { domains: readonly PreviewedDomain[] }) {
  const met = domains.flatMap((domain) => domain.amended.map((amendment) => ({ domain: domain.name, amendment })))
  const leftOut = domains.flatMap((domain) => domain.leftOut)
  const down = domains.flatMap((domain) => domain.down ?? [])
  return (
    <>
      {met.length > 0 ? (
        <>
          <Heading>{`与本轮填报不一致的动态调整（${met.length}）`}</Heading>
          <Text className="muted">已审定的动态调整与本轮填报改了同一处，以后作出的决定为准，所属单位会收到通知。</Text>
          <View className="list">
            {met.map(({ domain, amendment }) => (
              <Met key={amendment.amendmentId} domain={domain} amendment={amendment} />
            ))}
          </View>
        </>
      ) : null}
      {down.length > 0 ? (
        <>
          <Heading>{`已紧急下线、不随新版公开的事项（${down.length}）`}</Heading>
          <Text className="muted">改好内容、查不出个人信息的，随新版公开；没有改的仍不公开。</Text>
          <View className="list">
            {down.map((entry) => (
              <Down key={entry.id} entry={entry} />
            ))}
          </View>
        </>
      ) : null}
      {leftOut.length > 0 ? (
        <>
          <Heading>{`不随新版发布的公开事项（${leftOut.length}）`}</Heading>
          <Text className="muted">
            内容与已撤下的相同。由所属单位删改其中不宜公开的内容（如个人信息）后，才会再公开；由动态调整带来的，请先终止那件调整。
          </Text>
          <View className="list">
            {leftOut.map((entry) => (
              <LeftOut key={entry.id} entry={entry} />
            ))}
          </View>
        </>
      ) : null}
    </>
  )
}

const LATER = {
  amendment: { tone: 'brand', text: '动态调整在后，发布动态调整的内容。' },
  round: { tone: 'warn', text: '本轮填报在后，发布本轮的内容；这件动态调整随发布终止。' },
} as const

function Met({ domain, amendment }: { domain: string; amendment: MetAmendment }) {
  const { amendmentId, kind, later, name, organisation, text, fields } = amendment
  return (
    <Card label={`查看“${name}”的动态调整`} onPress={() => open('amendment', { id: String(amendmentId) })}>
      <View className="row">
        <Tag tone={LATER[later].tone}>{later === 'amendment' ? '以动态调整为准' : '以本轮填报为准'}</Tag>
        <Text className="muted">{`${domain} · ${organisation.name} · ${labelOf(AMENDMENT_KINDS, kind)}`}</Text>
      </View>
      <Heading level={3}>{name}</Heading>
      <Text>{text || LATER[later].text}</Text>
      {fields.map(({ field, round, amended }) => (
        <View key={field} className="changed-field">
          <Text className="field-name">{fieldLabel(field)}</Text>
          <View className="pre">{`审定的动态调整：${amended || '（空）'}`}</View>
          <View className="pre">{`本轮填写：${round || '（空）'}`}</View>
        </View>
      ))}
    </Card>
  )
}

function Down({ entry: { id, name, domain, organisation, same, texts } }: { entry: DownEntry }) {
  return (
    <Card label={`查看 ${id} 的下线记录`} onPress={() => open('takedowns')}>
      <View className="row">
        <Tag tone="bad">已下线</Tag>
        <Text className="muted">{`${domain.name} · ${organisation.name}`}</Text>
      </View>
      <Heading level={3}>{name}</Heading>
      <Text className="muted">{`编号 ${id}`}</Text>
      {same ? <Text>内容与下线时相同。</Text> : null}
      {texts.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
    </Card>
  )
}

function LeftOut({ entry: { id, name, domain, organisation } }: { entry: LeftOutEntry }) {
  return (
    <Card>
      <View className="row">
        <Tag tone="warn">已撤下</Tag>
        <Text className="muted">{`${domain.name} · ${organisation.name}`}</Text>
      </View>
      <Heading level={3}>{name}</Heading>
      <Text className="muted">{`编号 ${id}，请${organisation.name}修改`}</Text>
    </Card>
  )
}
