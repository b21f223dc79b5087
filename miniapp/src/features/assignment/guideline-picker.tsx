import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Check } from '@/ui/native'
import { Empty, Loaded, Refused } from '@/ui/views'
import { entryName } from '../entry/words'
import { adopt, guideline } from './api'

/** The model rows of the domain; those chosen become entries of the assignment. */
export function GuidelinePicker({ assignmentId, onAdopted }: { assignmentId: number; onAdopted: () => void }) {
  const query = useQuery(`guideline/${assignmentId}`, () => guideline(assignmentId))
  const [chosen, setChosen] = useState<number[]>([])
  const { busy, errors, run } = useAction()
  const take = (ids: number[]) =>
    run(async () => {
      await adopt(assignmentId, { guidelineItemIds: ids })
      onAdopted()
    })
  return (
    <View className="card">
      <Loaded query={query}>
        {(items) => {
          const open = items.filter((item) => !item.adopted)
          if (items.length === 0) return <Empty title="本领域没有标准指引，请自行增加" />
          return (
            <View className="stack">
              {items.map((item) => (
                <Check
                  key={item.id}
                  className="pick"
                  label={entryName(item.fields)}
                  checked={item.adopted || chosen.includes(item.id)}
                  disabled={item.adopted}
                  onChange={(on) => setChosen(on ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}
                >
                  <Text>
                    {entryName(item.fields)}
                    {item.adopted ? '（已采用）' : ''}
                  </Text>
                </Check>
              ))}
              <Refused texts={errors} />
              <View className="row">
                <Button
                  disabled={busy || chosen.length === 0}
                  onPress={() => take(chosen)}
                >{`采用所选 ${chosen.length} 项`}</Button>
                <Button
                  kind="plain"
                  disabled={busy || open.length === 0}
                  onPress={() => take(open.map((item) => item.id))}
                >
                  全部采用
                </Button>
              </View>
            </View>
          )
        }}
      </Loaded>
    </View>
  )
}
