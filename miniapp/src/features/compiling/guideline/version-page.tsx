import type { GuidelineVersionDetail } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Loaded, Refused } from '@/ui/views'
import { AnnounceSheet } from './announce-sheet'
import { guidelineVersion, removeChange, takeBack } from './api'
import { RowChanges, SameRows } from './row-changes'
import { SourceForm } from './source-form'
import { VersionTag } from './version-card'
import { countsText, runningText, sourceText, versionName, whenText } from './words'

type Asking = 'announce' | 'takeBack' | 'source'

/** One version of a 标准指引 as a difference, when it comes into force, and what its keepers may do with it. */
export function GuidelineVersionPage() {
  const id = useParam('id')
  const person = useSession()
  const query = useQuery(person ? `guideline-version/${id}/${person.account}` : null, () => guidelineVersion(id))
  if (!person) return <SignInFirst title="登录后查看标准指引" />
  if (!query.data)
    return (
      <PageShell>
        <Loaded query={query}>{() => null}</Loaded>
      </PageShell>
    )
  return <Version detail={query.data} query={query} />
}

function Version({ detail, query }: { detail: GuidelineVersionDetail; query: Query<GuidelineVersionDetail> }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const { id, state, version, domain, changes, can } = detail
  const editable = can.edit.length === 0
  const act = async (write: () => Promise<GuidelineVersionDetail>, words: string) => {
    const finished = await run(async () => {
      query.set(await write())
      done(words)
    })
    if (finished) setAsking(null)
    return finished
  }
  return (
    <PageShell foot={<Acts detail={detail} busy={busy} onAsk={setAsking} />}>
      <Facts detail={detail} editable={editable} onSource={() => setAsking('source')} />
      {asking ? null : <Refused texts={errors} />}
      {editable ? <View className="note info">{runningText(detail.running)}</View> : null}
      <Heading level={2}>{countsText(detail)}</Heading>
      <RowChanges
        changes={changes}
        editable={editable}
        busy={busy}
        onEdit={(changeId) => open('modelRow', { version: id, change: changeId })}
        onRemove={(changeId) => act(() => removeChange(id, changeId, version), '已移出这一版')}
      />
      <SameRows detail={detail} editable={editable} onChanged={query.set} onLook={query.reload} />
      {asking === 'announce' ? (
        <AnnounceSheet detail={detail} onDone={query.set} onLook={query.reload} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'source' ? (
        <SourceForm detail={detail} onDone={query.set} onLook={query.reload} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'takeBack' ? (
        <ReasonDialog
          place={`guideline-back/${id}`}
          title={`收回${versionName(detail)}？`}
          note={
            state === 'inForce'
              ? `“${domain.name}”回到前一版；各单位已经采用的公开事项留给各单位自行处理，会收到通知。`
              : '各单位不再按这一版处理；已经通知过的会收到收回的通知。'
          }
          label="收回的理由"
          ready={['上级文件另有调整', '导入的表有误', '另起一版']}
          confirm="确认收回"
          busy={busy}
          errors={errors}
          onConfirm={(reason) => act(() => takeBack(id, { version, reason }), '已收回')}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}

function Facts({
  detail,
  editable,
  onSource,
}: {
  detail: GuidelineVersionDetail
  editable: boolean
  onSource: () => void
}) {
  const { domain, state, by, announcedAt, origin } = detail
  return (
    <Card>
      <View className="row between">
        <Heading level={1}>{`${domain.name} · ${versionName(detail)}`}</Heading>
        <VersionTag state={state} />
      </View>
      <Text>{whenText(detail)}</Text>
      <Text className="muted">{`来源：${sourceText(detail)}`}</Text>
      <Text className="muted">{announcedAt ? `${by}，${chinaTime(announcedAt)} 公布` : by}</Text>
      {(editable || (detail.can.announce.every(({ code }) => code !== 'guideline.not-lead') && state === 'inForce')) &&
      origin !== 'pack' ? (
        <View className="row">
          <Button kind="link" onPress={onSource}>
            填写来源文件
          </Button>
        </View>
      ) : null}
    </Card>
  )
}

/** 公布 of a draft, another date for one that waits, 收回 as long as nobody handed in upon it. */
function Acts({
  detail: { can, state },
  busy,
  onAsk,
}: {
  detail: GuidelineVersionDetail
  busy: boolean
  onAsk: (asking: Asking) => void
}) {
  const [announces, takesBack] = [can.announce.length === 0, can.takeBack.length === 0]
  if (!announces && !takesBack) return null
  return (
    <>
      {takesBack ? (
        <Button kind="plain" disabled={busy} onPress={() => onAsk('takeBack')}>
          {state === 'draft' ? '不要这一版' : '整版收回'}
        </Button>
      ) : null}
      {announces ? (
        <Button kind={state === 'draft' ? 'primary' : 'plain'} disabled={busy} onPress={() => onAsk('announce')}>
          {state === 'draft' ? '公布' : '改生效时间'}
        </Button>
      ) : null}
    </>
  )
}
