import type { PreviewedDomain } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'

/** Rows whose fields do not fit together: the office may publish all the same, or return the report. */
export function DoubtedRows({ domains }: { domains: readonly PreviewedDomain[] }) {
  const total = domains.reduce((sum, { doubtedCount }) => sum + doubtedCount, 0)
  if (total === 0) return null
  const rows = domains.flatMap(({ code, doubted }) =>
    doubted.map((row, index) => ({ ...row, key: `${code}/${index}` })),
  )
  return (
    <Card>
      <Heading level={2}>{`栏目之间对不上的事项（${total}）`}</Heading>
      <Text className="muted">提醒供核对，不妨碍发布；确有差错的，可以退回汇总上报，由单位修改。</Text>
      {rows.map(({ key, name, organisation, texts }) => (
        <View key={key} className="told">
          <Text>{name}</Text>
          <Text className="muted">{organisation.name}</Text>
          {texts.map((text) => (
            <Text key={text}>{text}</Text>
          ))}
        </View>
      ))}
      {rows.length < total ? <Text className="muted">{`先列出 ${rows.length} 项。`}</Text> : null}
    </Card>
  )
}
