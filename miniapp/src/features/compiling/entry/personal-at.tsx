import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { View } from '@tarojs/components'
import { PersonalAnswerDialog } from '@/ui/personal-answer-dialog'
import { PersonalLine } from '@/ui/personal-line'
import { usePersonalAnswer } from '@/ui/use-personal-answer'
import type { RowMark } from './row-marks'

/** The 个人信息 left at a field, for those who read the row: they cannot mask it, the office may answer it. */
export function PersonalAt({ field, marks }: { field: EntryField; marks: readonly RowMark[] }) {
  const answer = usePersonalAnswer(fieldLabel(field))
  const here = marks.filter((mark) => mark.field === field)
  if (here.length === 0) return null
  return (
    <View className="personal">
      {here.map((mark) => (
        <PersonalLine
          key={`${mark.part}/${mark.from}`}
          text={mark.text}
          mark={mark}
          onAnswer={answer.askOf(mark, mark.text, mark.part)}
        />
      ))}
      {answer.asked ? (
        <PersonalAnswerDialog
          mark={answer.asked.mark}
          place={fieldLabel(field)}
          onSend={answer.send}
          onClose={answer.close}
        />
      ) : null}
    </View>
  )
}
