import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import type {
  LeftOutEntry,
  LostAmendment,
  PreviewedDomain,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** The hindrances between the office and the next edition: 动态调整 that it would lose, and entries that say what was taken down. */
export function HeldBack({ domains }: { domains: readonly PreviewedDomain[] }) {
  const lost = domains.flatMap((domain) =>
    domain.lost.map((lostAmendment) => ({ domain: domain.name, amendment: lostAmendment })),
  )
  const leftOut = domains.flatMap((domain) => domain.leftOut)
  return (
    <>
      {lost.length > 0 ? (
        <>
          <Heading>{`待处理的动态调整（${lost.length}）`}</Heading>
          <Text className="muted">
            已经审定，与新一轮编制的内容不一致。请退回该领域的汇总上报，由单位改入新一轮目录；或者打开后终止这件调整，原因会告知单位。
          </Text>
          <View className="list">
            {lost.map(({ domain, amendment: lostAmendment }) => (
              <Lost key={lostAmendment.amendmentId} domain={domain} amendment={lostAmendment} />
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

function Lost({ domain, amendment }: { domain: string; amendment: LostAmendment }) {
  const { amendmentId, kind, name, organisation, text, fields } = amendment
  return (
    <Card label={`处理“${name}”的动态调整`} onPress={() => open('amendment', { id: String(amendmentId) })}>
      <View className="row">
        <Tag tone="warn">{labelOf(AMENDMENT_KINDS, kind)}</Tag>
        <Text className="muted">{`${domain} · ${organisation.name}`}</Text>
      </View>
      <Heading level={3}>{name}</Heading>
      <Text>{text}</Text>
      {fields.map(({ field, round, amended }) => (
        <View key={field} className="changed-field">
          <Text className="field-name">{FIELD_LABELS[field]}</Text>
          <View className="pre">{`新一轮：${round || '（空）'}`}</View>
          <View className="pre">{`动态调整：${amended || '（空）'}`}</View>
        </View>
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
