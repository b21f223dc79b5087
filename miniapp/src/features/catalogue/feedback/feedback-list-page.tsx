import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ESTIMATED_DATE } from '@gongkai/shared/base/time/working-days'
import {
  FEEDBACK_KINDS,
  FEEDBACK_SAFETY,
  type FeedbackView,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { EraseLink } from '@/features/district/privacy/erase-link'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { TakedownDialog } from '../takedown/takedown-dialog'
import { AnswerDialog } from './answer-dialog'
import { AnsweredWith } from './answered-with'
import { answerFeedback, feedbackList, transferFeedback } from './api'
import { TransferDialog } from './transfer-dialog'

type Act = 'answer' | 'transfer' | 'takeDown'
type Doing = { act: Act; feedback: FeedbackView }

/** 群众反馈 to one's own unit, the office all: answered, or passed to who is responsible. */
export function FeedbackListPage() {
  const [standing, setStanding] = useState<'open' | 'answered'>('open')
  // A feedback that was answered or passed on has left the list, so that later pages begin elsewhere.
  const [turn, setTurn] = useState(0)
  const query = useQuery(`feedback ${standing}`, () => feedbackList(standing, 1))
  const more = useMore(async (page) => (await feedbackList(standing, page)).items, 20, `${standing} ${turn}`)
  const [doing, setDoing] = useState<Doing | null>(null)
  const { busy, errors, run } = useAction(() => {
    setTurn((old) => old + 1)
    query.reload()
  })
  const act = (said: string, run_: () => Promise<unknown>) =>
    run(async () => {
      await run_()
      done(said)
      setDoing(null)
      setTurn((old) => old + 1)
      query.reload()
    })

  const listed = [...(query.data?.items ?? []), ...more.items]
  const asked = doing && (listed.find(({ id }) => id === doing.feedback.id) ?? doing.feedback)

  return (
    <PageShell>
      <ChoiceChips
        single
        label="查看"
        options={[
          { code: 'open', label: '待答复' },
          { code: 'answered', label: '已答复' },
        ]}
        value={[standing]}
        onChange={([chosen]) => setStanding(chosen ?? standing)}
      />
      <Loaded query={query}>
        {({ total, open, late, items }) => (
          <>
            <Text className="muted">{`待答复 ${open} 件${late > 0 ? `，其中 ${late} 件已逾期` : ''}`}</Text>
            {total === 0 ? <Empty title={standing === 'open' ? '没有待答复的反馈' : '还没有答复过反馈'} /> : null}
            <View className="list">
              {[...items, ...more.items].map((feedback) => (
                <FeedbackCard
                  key={feedback.id}
                  feedback={feedback}
                  onAct={(wanted) => setDoing({ act: wanted, feedback })}
                />
              ))}
            </View>
            <More shown={items.length + more.items.length} total={total} more={more} />
          </>
        )}
      </Loaded>
      {doing?.act === 'answer' && asked ? (
        <AnswerDialog
          feedback={asked}
          busy={busy}
          errors={errors}
          onCancel={() => setDoing(null)}
          onConfirm={(answer, disclosureId) =>
            act('已答复', () => answerFeedback(asked.id, { version: asked.version, answer, disclosureId }))
          }
        />
      ) : null}
      {doing?.act === 'takeDown' && asked ? (
        <TakedownDialog
          subjectKind="feedback"
          subject={String(asked.id)}
          onCancel={() => setDoing(null)}
          onDone={() => {
            setDoing(null)
            query.reload()
          }}
        />
      ) : null}
      {doing?.act === 'transfer' && asked ? (
        <TransferDialog
          feedback={asked}
          busy={busy}
          errors={errors}
          onCancel={() => setDoing(null)}
          onConfirm={(organisationCode, reason) =>
            act('已转办', () => transferFeedback(asked.id, { version: asked.version, organisationCode, reason }))
          }
        />
      ) : null}
    </PageShell>
  )
}

function FeedbackCard({ feedback, onAct }: { feedback: FeedbackView; onAct: (act: Act) => void }) {
  const {
    kind,
    text,
    entry,
    domain,
    organisation,
    at,
    answerDueOn,
    estimated,
    late,
    safety,
    answer,
    answeredAt,
    answeredBy,
    answerDown = false,
    can,
  } = feedback
  const session = useSession()
  const mayTakeDown = session?.organisation.kind === 'office' || session?.roles.includes('approver') === true
  const about = entry?.name ?? domain?.name ?? '未指明领域'
  return (
    <Card>
      <View className="row">
        <Tag tone="brand">{labelOf(FEEDBACK_KINDS, kind)}</Tag>
        <Tag>{organisation.name}</Tag>
        {late ? <Tag tone="bad">已逾期</Tag> : null}
        {safety ? <Tag tone={safety === 'risky' ? 'bad' : 'warn'}>{labelOf(FEEDBACK_SAFETY, safety)}</Tag> : null}
      </View>
      <Heading level={3}>{about}</Heading>
      <Text className="pre">{text}</Text>
      <Text className="muted">
        {answeredAt
          ? `${chinaTime(at)} 收到`
          : `${chinaTime(at)} 收到，${answerDueOn} 前答复${estimated ? `（${ESTIMATED_DATE}）` : ''}`}
      </Text>
      {answeredAt ? (
        <View className="note info">
          <View>{`${answeredBy} ${chinaTime(answeredAt)} 答复：`}</View>
          <View className="pre">{answer}</View>
          <AnsweredWith disclosure={feedback.disclosure} />
          {answerDown ? <Tag tone="bad">答复已下线，反馈人看不到</Tag> : null}
        </View>
      ) : null}
      <View className="row">
        {can.answer.length === 0 ? (
          <Button label={`答复：${about}`} onPress={() => onAct('answer')}>
            答复
          </Button>
        ) : null}
        {can.transfer.length === 0 ? (
          <Button kind="plain" label={`转办：${about}`} onPress={() => onAct('transfer')}>
            转办
          </Button>
        ) : null}
        {answeredAt && !answerDown && mayTakeDown ? (
          <Button kind="link" label={`紧急下线答复：${about}`} onPress={() => onAct('takeDown')}>
            下线答复
          </Button>
        ) : null}
        <EraseLink place="feedback" id={feedback.id} about={about} />
      </View>
    </Card>
  )
}
