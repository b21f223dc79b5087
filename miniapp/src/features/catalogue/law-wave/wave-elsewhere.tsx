import type { Basis } from '@gongkai/shared/base/template/fields'
import type { WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { replaceInModels, replaceInRows } from './api'
import { BasisChange, basisText } from './basis-change'

/** Places beside the published items that cite the old law: one's own rows in the making, and the model rows of one's domains. */
export function WaveElsewhere({
  view,
  onView,
  onLook,
}: {
  view: WaveView
  onView: (view: WaveView) => void
  onLook: () => void
}) {
  const { busy, errors, run } = useAction(onLook)
  const { id, works, models, replacement } = view
  const instead = `改用《${replacement.title}》`
  if (works.length + models.length === 0) return null
  return (
    <>
      <Refused texts={errors} />
      {works.map(({ assignmentId, domain, rows, can }) => (
        <Card key={assignmentId}>
          <View className="stack">
            <Heading level={2}>{`正在编制的“${domain.name}”有 ${rows.length} 项引用`}</Heading>
            <Rows rows={rows} />
            {can.replace.map(({ code, text }) => (
              <Text key={code} className="muted">
                {text}
              </Text>
            ))}
            <View className="row">
              <Button kind="plain" onPress={() => open('assignment', { id: assignmentId })}>
                打开任务
              </Button>
              {can.replace.length === 0 ? (
                <Button
                  disabled={busy}
                  onPress={() =>
                    run(async () => {
                      const items = rows.map((row) => ({ id: row.id, version: row.version }))
                      onView(await replaceInRows(id, { assignmentId, items }))
                      done(`${rows.length} 项已改用`)
                    })
                  }
                >
                  {instead}
                </Button>
              ) : null}
            </View>
          </View>
        </Card>
      ))}
      {models.map(({ domain, rows }) => (
        <Card key={domain.code}>
          <View className="stack">
            <Heading level={2}>{`“${domain.name}”的标准指引有 ${rows.length} 行引用`}</Heading>
            <Rows rows={rows.map((row) => ({ ...row, cited: [] }))} />
            <View className="row">
              <Button
                kind="plain"
                disabled={busy}
                onPress={() =>
                  run(async () => {
                    onView(await replaceInModels(id, { items: rows.map((row) => ({ id: row.id, seen: row.seen })) }))
                    done(`${rows.length} 行已改用`)
                  })
                }
              >
                {instead}
              </Button>
            </View>
          </View>
        </Card>
      ))}
    </>
  )
}

/** The rows by what becomes of them: most of a work cite the law alike. */
function Rows({ rows }: { rows: readonly { name: string; cited: Basis[]; becomes: Basis[] }[] }) {
  const alike = new Map<string, { names: string[]; cited: Basis[]; becomes: Basis[] }>()
  for (const { name, cited, becomes } of rows) {
    const key = [cited, becomes].map((bases) => bases.map(basisText).join('；')).join('→')
    const group = alike.get(key) ?? { names: [], cited, becomes }
    group.names.push(name)
    alike.set(key, group)
  }
  return (
    <>
      {[...alike].map(([key, { names, cited, becomes }]) => (
        <View key={key} className="told">
          <Text>{names.join('、')}</Text>
          <BasisChange cited={cited} becomes={becomes} asked="" />
        </View>
      ))}
    </>
  )
}
