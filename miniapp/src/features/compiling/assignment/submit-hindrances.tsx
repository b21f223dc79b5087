import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { View } from '@tarojs/components'
import { showPart } from '@/ui/form-native'
import { Heading, Press } from '@/ui/native'
import { Card } from '@/ui/views'
import { leadToRow } from '../entry/lead-to-row'
import { partId } from './guideline-row'

/** The reasons of `can.submit`; one at an entry leads to its very field, one at a model row to the rows above. */
export function SubmitHindrances({ item }: { item: AssignmentDetail }) {
  if (item.can.submit.length === 0 || item.can.edit.length > 0) return null
  return (
    <Card>
      <Heading level={3}>报送前还需处理</Heading>
      {item.can.submit.map((refusal) => {
        const { at, text } = refusal
        const [modelRow] = /^guideline\/\d+$/.exec(at) ?? []
        const lead = leadToRow(refusal) ?? (modelRow && (() => showPart(partId(modelRow))))
        return (
          <View key={`${at}/${text}`} className="note warn">
            {lead ? <Press onPress={lead}>{text}</Press> : text}
          </View>
        )
      })}
    </Card>
  )
}
