import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  FINDING_STATES,
  type FindingState,
  type PersonalFindingView,
  SCANNED_PLACES,
} from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
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
import { PersonalAnswerDialog } from '@/ui/personal-answer-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { answerFinding, personalFindings, scanNow } from './api'

/** 个人信息排查: what today's rules find in all that others can read, unit by unit, and the ways to mend it. */
export function FindingsPage() {
  const [state, setState] = useState<FindingState>('open')
  const query = useQuery(`findings/${state}`, () => personalFindings(state, 1))
  const more = useMore<PersonalFindingView>(async (page) => (await personalFindings(state, page)).items, 50)
  const [asking, setAsking] = useState<PersonalFindingView | null>(null)
  const { busy, errors, run } = useAction()
  return (
    <PageShell>
      <Loaded query={query}>
        {({ scan, counts, expired, total, items, canScan }) => (
          <>
            <Card>
              <View className="row between">
                <Heading level={2}>已公开的内容</Heading>
                {canScan ? (
                  <Button
                    kind="link"
                    disabled={busy}
                    onPress={() =>
                      run(async () => {
                        await scanNow()
                        query.reload()
                        done('排查完了')
                      })
                    }
                  >
                    现在排查
                  </Button>
                ) : null}
              </View>
              <Text className="muted">
                {scan
                  ? `${chinaTime(scan.at)} 看过 ${scan.looked} 处，发现 ${scan.found} 处，其中新的 ${scan.fresh} 处。每天夜里和每次发布以后自动排查。`
                  : '还没有排查过；每天夜里自动排查。'}
              </Text>
              {expired > 0 ? <View className="note warn">{`${expired} 处公示期满，请撤下或去标识。`}</View> : null}
              <Refused texts={errors} />
            </Card>
            <ChoiceChips
              single
              label="状态"
              options={FINDING_STATES.map(({ code, label }) => ({ code, label: `${label} ${counts[code]}` }))}
              value={[state]}
              onChange={([chosen]) => setState(chosen ?? state)}
            />
            {total === 0 ? (
              <Empty title={state === 'open' ? '没有要处理的个人信息' : '没有'} />
            ) : (
              <Units items={[...items, ...more.items]} onAnswer={setAsking} />
            )}
            <More shown={items.length + more.items.length} total={total} more={more} />
          </>
        )}
      </Loaded>
      {asking ? (
        <PersonalAnswerDialog
          place={`finding/${asking.id}`}
          mark={{ ...asking, certainty: asking.gravity === 'block' ? 'certain' : 'likely', answered: null }}
          onSend={async ({ reason, ground, until }) => {
            const { id, part, from, to, kind, gravity } = asking
            await answerFinding({
              ...{ place: `finding/${id}`, part, from, to, kind, gravity, reason },
              answer: gravity === 'block' ? 'lawful' : 'not-personal',
              ...(ground ? { ground } : {}),
              ...(until ? { until } : {}),
            })
            query.reload()
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}

function Units({
  items,
  onAnswer,
}: {
  items: readonly PersonalFindingView[]
  onAnswer: (finding: PersonalFindingView) => void
}) {
  const units = [...new Map(items.map(({ organisation }) => [organisation.code, organisation])).values()]
  return (
    <>
      {units.map(({ code, name }) => (
        <View key={code} className="stack">
          <Heading>{name}</Heading>
          <View className="list">
            {items
              .filter(({ organisation }) => organisation.code === code)
              .map((finding) => (
                <Finding key={finding.id} finding={finding} onAnswer={() => onAnswer(finding)} />
              ))}
          </View>
        </View>
      ))}
    </>
  )
}

function Finding({ finding, onAnswer }: { finding: PersonalFindingView; onAnswer: () => void }) {
  const person = useSession()
  const { place, subject, edition, name, partLabel, kind, gravity, masked, foundAt, state, answered, until } = finding
  const office = person?.organisation.kind === 'office'
  const mayAnswer = state === 'open' && (gravity === 'ask' || (office && person?.roles.includes('admin')))
  return (
    <Card>
      <View className="row between">
        <Text className="muted">{[labelOf(SCANNED_PLACES, place), edition].filter(Boolean).join(' · ')}</Text>
        {state === 'open' ? (
          <Tag tone={gravity === 'block' ? 'bad' : 'warn'}>{gravity === 'block' ? '确定' : '待说明'}</Tag>
        ) : (
          <Tag tone="ok">{state === 'mended' ? '已处理' : answered === 'lawful' ? '依法公开' : '不是个人信息'}</Tag>
        )}
      </View>
      <Heading level={3}>{name}</Heading>
      <Text>{`${partLabel}：${gravity === 'block' ? '' : '可能是'}${personalKindLabel(kind)} ${masked}`}</Text>
      <Text className="muted">{`${chinaTime(foundAt).slice(0, 10)} 发现${place === 'published' ? ` · 编号 ${subject}` : ''}`}</Text>
      {state === 'open' && until ? (
        <View className="note warn">{`公示已于 ${until} 期满：请撤下或去标识。`}</View>
      ) : null}
      {finding.said ? <View className="note info">已经说明，下次排查后归入“已确认”。</View> : null}
      {state === 'open' ? (
        <View className="row after">
          <Look finding={finding} office={office} />
          {mayAnswer && !finding.said ? (
            <Button kind="link" label={`说明${name}的${personalKindLabel(kind)}`} onPress={onAnswer}>
              {gravity === 'block' ? '依法公开' : '不是个人信息'}
            </Button>
          ) : null}
        </View>
      ) : null}
    </Card>
  )
}

/** To the page on which it is mended: an item by 动态调整, or at once by 紧急下线. */
function Look({
  finding: { place, subject, name, domainCode },
  office,
}: {
  finding: PersonalFindingView
  office: boolean
}) {
  if (place === 'published' || place === 'earlier')
    return (
      <>
        <Button kind="link" label={`查看${name}`} onPress={() => open('publicEntry', { id: subject })}>
          查看事项
        </Button>
        {office ? null : (
          <Button kind="link" label={`起草动态调整：${name}`} onPress={() => open('amendmentStart')}>
            起草动态调整
          </Button>
        )}
      </>
    )
  if (place === 'feedback')
    return (
      <Button kind="link" label={`查看答复：${name}`} onPress={() => open('feedback')}>
        查看答复
      </Button>
    )
  if (place === 'disclosure')
    return office ? null : (
      <Button kind="link" label={`更正公开记录：${name}`} onPress={() => open('disclosureDesk')}>
        到公开落实更正
      </Button>
    )
  if (!office) return null
  return place === 'model' ? (
    <Button kind="link" label={`打开标准指引：${name}`} onPress={() => open('guideline', { id: domainCode })}>
      打开标准指引
    </Button>
  ) : (
    <Button kind="link" label="修改页脚" onPress={() => open('setup')}>
      修改页脚
    </Button>
  )
}
