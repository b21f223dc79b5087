import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { ENTRY_FIELDS, type EntryField } from '@gongkai/shared/base/template/fields'
import type { PersonalRow, PreviewedDomain } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { FindingCounts, MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** 0 处确定，3 处已确认: how the look for 个人信息 ended. */
export function countsInWords({ block, ask, answered }: FindingCounts): string {
  return [`${block} 处确定`, ask > 0 ? `${ask} 处待说明` : '', `${answered} 处已确认`].filter(Boolean).join('，')
}

/** 个人信息 in what would become public, unit by unit; nothing is published with a place that nobody has masked or answered. */
export function PersonalRows({ domains }: { domains: readonly PreviewedDomain[] }) {
  const looked = domains.flatMap(({ personal }) => personal ?? [])
  if (looked.length === 0) return null
  const counts = looked.reduce(
    (sum, { block, ask, answered }) => ({
      block: sum.block + block,
      ask: sum.ask + ask,
      answered: sum.answered + answered,
    }),
    { block: 0, ask: 0, answered: 0 },
  )
  const rows = domains.flatMap(({ personalRows = [] }) => personalRows)
  const units = [...new Map(rows.map(({ organisation }) => [organisation.code, organisation])).values()]
  return (
    <Card>
      <View className="row between">
        <Heading level={2}>个人信息</Heading>
        <Tag tone={counts.block > 0 ? 'bad' : counts.ask > 0 ? 'warn' : 'ok'}>{countsInWords(counts)}</Tag>
      </View>
      {rows.length === 0 ? (
        <Text className="muted">拟公开的内容都看过了，没有要处理的。</Text>
      ) : (
        <Text className="muted">
          处理完才能发布：请遮盖；不是个人信息的，打开事项说明理由；依法必须公开的确定信息，由管理员写明依据放行。
        </Text>
      )}
      {units.map(({ code, name }) => (
        <View key={code}>
          <Heading level={3}>{name}</Heading>
          {rows
            .filter(({ organisation }) => organisation.code === code)
            .map((row) => (
              <Row key={row.id || row.entryId} row={row} />
            ))}
        </View>
      ))}
    </Card>
  )
}

function Row({ row: { entryId, id, name, findings } }: { row: PersonalRow }) {
  const unanswered = findings.filter(({ answered }) => !answered)
  const lines = unanswered.map((finding) => <Text key={`${finding.part}/${finding.from}`}>{inWords(finding)}</Text>)
  return entryId ? (
    <Card label={`打开事项${name}`} onPress={() => open('entry', { id: entryId })}>
      <Text>{name}</Text>
      {lines}
    </Card>
  ) : (
    <View className="told">
      <Text>{name}</Text>
      {lines}
      {id ? <Text className="muted">{`编号 ${id}，请用动态调整遮盖`}</Text> : null}
    </View>
  )
}

const inWords = ({ field, kind, masked, gravity }: MarkedFinding) =>
  `${placeOf(field)}：${gravity === 'block' ? '' : '可能是'}${personalKindLabel(kind)} ${masked}`

const placeOf = (field: string) =>
  field === 'reason' ? '变化原因' : field in ENTRY_FIELDS ? fieldLabel(field as EntryField) : field
