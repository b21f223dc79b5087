import { masked } from '@gongkai/shared/base/privacy/mask'
import { Text, View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import { useSettled } from '@/platform/use-settled'
import { Button } from './button'
import { Region } from './native'
import { PersonalAnswerDialog } from './personal-answer-dialog'
import { PersonalLine } from './personal-line'
import { countedWords, datumKey, isOpen, type Mark, type Masking, marksIn, standingMaskings } from './personal-marks'
import { usePersonalRow } from './personal-row'
import { useSaidHere } from './personal-said'
import type { PersonalStripProps } from './personal-strip-props'
import { usePersonalAnswer } from './use-personal-answer'

const AT_FIRST = 3
const AT_MOST = 30

/** The findings of the text once the typing pauses; at once where it has just been masked or brought back. */
function useMarks({ label, head = label, text, part = '' }: PersonalStripProps, atOnce: boolean) {
  const row = usePersonalRow()
  const settled = useSettled(text)
  const beside = useSettled(row.beside)
  const [numbers, setNumbers] = useState(false)
  const { answers, official } = useSaidHere(numbers)
  const marksOf = (typed: string) => marksIn(typed, { head, beside, official }, row.said, part, answers)
  const shown = atOnce ? text : settled
  const marks = useMemo(() => marksOf(shown), [shown, head, beside, official, row.said, part, answers.size, answers])
  const found = marks.some(({ kind }) => kind === 'mobile')
  useEffect(() => setNumbers(found), [found])
  return { shown, marks, marksOf }
}

/**
 * Text areas cannot underline within: each finding stands below with the words around it, what it is and how much it weighs; it is masked
 * by one tap, and the mask taken back by another.
 */
export function PersonalStripBody(props: PersonalStripProps) {
  const { label, text, part = '', care = 'marked', disabled, onChange } = props
  const resident = care === 'resident'
  const [maskings, setMaskings] = useState<readonly Masking[]>([])
  const [unfolded, setUnfolded] = useState(false)
  const undoable = standingMaskings(maskings, text)
  const { shown, marks, marksOf } = useMarks(
    props,
    maskings.some(({ before, after }) => text === after || text === before),
  )
  const answer = usePersonalAnswer(props.head ?? label)
  const maskable = disabled ? [] : marks.filter(({ answered }) => answered === null)

  const mask = (chosen: readonly Mark[]) => {
    // The text may have moved on since it was looked at.
    const nameOf = (of: string, mark: Mark) => `${datumKey(of, mark)}/${shown === text ? mark.from : ''}`
    const wanted = new Set(chosen.map((mark) => nameOf(shown, mark)))
    const now = marksOf(text).filter((mark) => wanted.has(nameOf(text, mark)))
    if (now.length === 0) return
    const after = masked(text, now)
    setMaskings([...undoable, { before: text, after, count: now.length }])
    onChange(after)
  }
  const undo = () => {
    const last = undoable.at(-1)
    if (last) onChange(last.before)
    // The first stays, so that what was brought back is marked at once.
    setMaskings(undoable.length > 1 ? undoable.slice(0, -1) : undoable)
  }

  if (marks.length === 0 && undoable.length === 0) return null
  const listed = marks.slice(0, unfolded ? AT_MOST : AT_FIRST)
  return (
    <View className="personal">
      <Announced words={resident ? residentWords(marks) : headWords(marks)} />
      {listed.map((mark) => (
        <PersonalLine
          key={`${mark.from}/${mark.kind}`}
          text={shown}
          mark={mark}
          resident={resident}
          onMask={maskable.includes(mark) ? () => mask([mark]) : undefined}
          onAnswer={resident ? undefined : answer.askOf(mark, shown, part)}
        />
      ))}
      <View className="row personal-acts">
        {marks.length > listed.length ? (
          unfolded ? (
            <Text className="muted">{`其余 ${marks.length - listed.length} 处没有逐一列出`}</Text>
          ) : (
            <Button kind="link" label={`${label}：查看其余个人信息`} onPress={() => setUnfolded(true)}>
              {`查看其余 ${marks.length - listed.length} 处`}
            </Button>
          )
        ) : null}
        {maskable.length > 1 ? (
          <Button kind="link" label={`${label}：全部遮盖`} onPress={() => mask(maskable)}>
            {`全部遮盖（${maskable.length} 处）`}
          </Button>
        ) : null}
      </View>
      {undoable.length > 0 ? (
        <View className="row between personal-facts">
          <Announced words={`已遮盖 ${undoable.at(-1)?.count ?? 0} 处`} />
          <Button kind="link" label={`${label}：撤销遮盖`} onPress={undo}>
            撤销
          </Button>
        </View>
      ) : null}
      {answer.asked ? (
        <PersonalAnswerDialog mark={answer.asked.mark} place={label} onSend={answer.send} onClose={answer.close} />
      ) : null}
    </View>
  )
}

function headWords(marks: readonly Mark[]): string {
  const open = marks.filter(isOpen)
  if (open.length > 0) return `个人信息 ${countedWords(open)}`
  return marks.length > 0 ? `个人信息 ${countedWords(marks)}，不影响办理` : ''
}

const residentWords = (marks: readonly Mark[]): string =>
  marks.length > 0 ? '为保护隐私，提交后号码会自动遮盖，也可以现在就遮盖' : ''

/** A screen reader is told when the words change, without being interrupted. */
function Announced({ words }: { words: string }) {
  const [said, setSaid] = useState('')
  // A live region speaks of what changes in it, not of what it begins with.
  useEffect(() => setSaid(words), [words])
  return (
    <Region role="status" className="personal-head">
      <Text>{said}</Text>
    </Region>
  )
}
