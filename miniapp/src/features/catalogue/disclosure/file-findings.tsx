import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import type { FileFinding } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { type GivenReason, PersonalAnswerDialog } from '@/ui/personal-answer-dialog'
import { datumKey, type Mark } from '@/ui/personal-marks'
import { answerFinding } from '@/ui/personal-said'
import { mayAnswer } from '@/ui/use-personal-answer'

const markOf = ({ kind, gravity, masked, from, to }: FileFinding): Mark => ({
  ...{ kind, gravity, masked, from, to },
  certainty: 'likely',
  answered: null,
})
const mayBeAnswered = (finding: FileFinding) => finding.text !== '' && mayAnswer({ unitCode: '' }, markOf(finding))

/** The 个人信息 for which a file was not taken: masked in the file itself, or answered here; then it is sent again. */
export function FileFindings({
  findings,
  onAnswered,
}: {
  findings: readonly FileFinding[]
  onAnswered: (left: FileFinding[]) => void
}) {
  const [asked, setAsked] = useState<FileFinding | null>(null)
  const answerable = findings.filter(mayBeAnswered)
  if (answerable.length === 0) return null
  const send = async (finding: FileFinding, { reason, ground, until }: GivenReason) => {
    const { head, text, from, to, kind, gravity } = finding
    await answerFinding(datumKey(text, markOf(finding)), {
      ...{ place: 'text', part: head, text, from, to, kind, gravity, reason },
      answer: gravity === 'block' ? 'lawful' : 'not-personal',
      ...(ground ? { ground } : {}),
      ...(until ? { until } : {}),
    })
    onAnswered(findings.filter((one) => one !== finding))
  }
  return (
    <View className="stack tight">
      {answerable.map((finding) => (
        <View key={`${finding.place}/${finding.masked}`} className="row between">
          <Text className="muted">{`${finding.place}：${personalKindLabel(finding.kind)}`}</Text>
          <Button kind="link" onPress={() => setAsked(finding)}>
            {finding.gravity === 'block' ? '依法公开' : '不是个人信息'}
          </Button>
        </View>
      ))}
      {asked ? (
        <PersonalAnswerDialog
          place="disclosure-file"
          mark={markOf(asked)}
          onSend={(given) => send(asked, given)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </View>
  )
}
