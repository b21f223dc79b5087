import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { AUDIENCES, type RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { MilestoneForm } from './milestone-form'

/** 时限节点 of a round, each to be moved. */
export function Milestones({
  round,
  onChanged,
  onLook,
}: {
  round: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [moving, setMoving] = useState<RoundDetail['milestones'][number] | null>(null)
  return (
    <Card>
      <Heading level={2}>时限节点</Heading>
      {round.milestones.map((milestone) => {
        const what = `${labelOf(PHASES, milestone.phase)}：${labelOf(AUDIENCES, milestone.audience)}`
        return (
          <View key={`${milestone.phase}/${milestone.audience}`} className="row between answered">
            <View className="answered-name">
              <Text className="fact">{milestone.date}</Text>
              <Text className="muted">{what}</Text>
              {round.notes
                .filter(({ date }) => date === milestone.date)
                .map(({ text }) => (
                  <View key={text} className="note warn">
                    {text}
                  </View>
                ))}
            </View>
            <Button kind="plain" label={`调整 ${what}`} onPress={() => setMoving(milestone)}>
              调整
            </Button>
          </View>
        )
      })}
      {round.notes
        .filter(({ date }) => date.length === 4)
        .map(({ text }) => (
          <View key={text} className="note warn">
            {text}
          </View>
        ))}
      {moving ? (
        <MilestoneForm
          round={round}
          milestone={moving}
          onClose={() => setMoving(null)}
          onLook={onLook}
          onMoved={(changed) => {
            setMoving(null)
            onChanged(changed)
          }}
        />
      ) : null}
    </Card>
  )
}
