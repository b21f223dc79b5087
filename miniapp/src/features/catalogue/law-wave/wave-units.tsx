import type { WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { nudgeWave } from './api'
import { countsText } from './counts-text'

/** Each unit's part, those that have not confirmed first; the office reminds them. */
export function WaveUnits({ view, onLook }: { view: WaveView; onLook: () => void }) {
  const { busy, errors, run } = useAction(onLook)
  if (view.units.length < 2 && view.can.nudge.length > 0) return null
  const waits = ({ counts }: WaveView['units'][number]) => counts.draft + counts.returned
  const units = [...view.units].sort((a, b) => waits(b) - waits(a))
  const late = units.filter((unit) => waits(unit) > 0).map(({ code }) => code)
  const nudge = (codes: string[]) =>
    run(async () => {
      const nudged = await nudgeWave(view, codes)
      done(`已催办 ${nudged.units} 个单位`)
      onLook()
    })
  const may = view.can.nudge.length === 0
  return (
    <Card>
      <View className="stack">
        <View className="row between">
          <Heading level={2}>{`各单位（${units.length}）`}</Heading>
          {may && late.length > 1 ? (
            <Button kind="link" disabled={busy} onPress={() => nudge(late)}>
              {`催办 ${late.length} 个未确认的单位`}
            </Button>
          ) : null}
        </View>
        <Refused texts={errors} />
        {units.map((unit) => (
          <View key={unit.code} className="row between told">
            <View className="stack tight">
              <Text className="entry-name">{unit.name}</Text>
              <Text className="muted">{countsText(unit.counts)}</Text>
            </View>
            <View className="row">
              {may && waits(unit) > 0 ? (
                <Button kind="link" label={`催办 ${unit.name}`} disabled={busy} onPress={() => nudge([unit.code])}>
                  催办
                </Button>
              ) : null}
              <Button
                kind="link"
                label={`查看 ${unit.name}`}
                onPress={() => open('lawConfirm', { id: view.id, unit: unit.code })}
              >
                查看
              </Button>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
