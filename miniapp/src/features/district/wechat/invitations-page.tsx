import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ROLES } from '@gongkai/shared/base/words/roles'
import { decideInviteAnybody, MOST_ON_A_SHEET } from '@gongkai/shared/district/wechat/invitation-policy'
import type { GivenInvitation, InviteeView } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Field } from '@/ui/field'
import { LongList } from '@/ui/long-list'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { useSearchPages } from '@/ui/use-search'
import { Confirm, Empty, Loaded, Refused, SearchFailed } from '@/ui/views'
import { invite, invitees, revokeInvitation, unbindAccount, wechatStanding } from './api'
import { GivenInvitations, InvitationCode } from './given-invitations'

/** As many as the server gives at once. */
const PAGE = 50

type Act = 'invite' | 'revoke' | 'unbind'
/** The questions before an act that ends something that somebody may be about to use. */
const QUESTIONS: Readonly<Record<Act, { title: string; confirm: string; note: string; said: string }>> = {
  invite: {
    title: '重新邀请？',
    confirm: '重新邀请',
    note: '原来的邀请码立即失效。本人用新邀请码绑定以后，原来绑定的微信会退出登录。',
    said: '已重新邀请',
  },
  revoke: { title: '收回邀请？', confirm: '收回', note: '邀请码立即失效，以后可以重新邀请。', said: '已收回' },
  unbind: {
    title: '解除微信绑定？',
    confirm: '解除',
    note: '用这个微信登录的手机立即退出登录，微信提醒也不再发送；本人仍可用账号和密码登录。手机遗失时请先解除，再重新邀请。',
    said: '已解除绑定',
  },
}

/** 微信绑定邀请: the people of one's own unit (of a town, of its villages too; for the 管理员, everybody), and how each stands to WeChat. */
export function InvitationsPage() {
  const person = useSession()
  const standing = useQuery(person ? 'wechat' : null, wechatStanding)
  const refused = person ? decideInviteAnybody({ organisationKind: person.organisation.kind, roles: person.roles }) : []
  return (
    <PageShell>
      {!person || refused.length > 0 ? (
        <Empty title={refused[0]?.text ?? '请先登录'} />
      ) : (
        <Loaded query={standing}>
          {({ signIn }) =>
            signIn ? (
              <Invitations />
            ) : (
              <Empty title="本区还没有开通小程序">
                <Text className="muted">开通以后可以在这里邀请工作人员绑定微信；现在请用账号和密码登录。</Text>
              </Empty>
            )
          }
        </Loaded>
      )}
    </PageShell>
  )
}

function Invitations() {
  const search = useSearchPages<InviteeView>((q, page) => invitees({ q, page }), PAGE)
  const { text, setText, total, failed, again, more } = search
  /** The listed invitees as acts have changed them. */
  const [changed, setChanged] = useState<Readonly<Record<number, InviteeView>>>({})
  const [given, setGiven] = useState<GivenInvitation[]>([])
  const [asking, setAsking] = useState<{ act: Act; invitee: InviteeView } | null>(null)
  const [many, setMany] = useState<InviteeView[] | null>(null)
  const look = () => {
    setChanged({})
    again()
  }
  const { busy, errors, run } = useAction(look)
  const listed = search.listed?.map((candidate) => changed[candidate.accountId] ?? candidate) ?? null
  const change = (invitee: InviteeView) => setChanged((old) => ({ ...old, [invitee.accountId]: invitee }))
  const forget = (accountId: number) => setGiven((old) => old.filter(({ invitee }) => invitee.accountId !== accountId))

  const give = async (invitee: InviteeView) => {
    const one = await invite(invitee)
    forget(invitee.accountId)
    setGiven((old) => [...old, one])
    change(one.invitee)
  }
  const carryOut = async (act: Act, invitee: InviteeView) => {
    if (act === 'invite') return give(invitee)
    if (act === 'revoke') change(await revokeInvitation(invitee))
    else {
      await unbindAccount(invitee)
      look()
    }
    forget(invitee.accountId)
  }
  const confirmed = async () => {
    if (!asking) return
    const now = listed?.find(({ accountId }) => accountId === asking.invitee.accountId) ?? asking.invitee
    const finished = await run(() => carryOut(asking.act, now))
    if (!finished) return
    setAsking(null)
    done(QUESTIONS[asking.act].said)
  }
  const inviteMany = async () => {
    const finished = await run(async () => {
      for (const invitee of many ?? []) await give(invitee)
    })
    if (finished) setMany(null)
  }
  const fresh = (listed ?? []).filter(({ bound, invitation }) => !bound && !invitation).slice(0, MOST_ON_A_SHEET)

  return (
    <>
      {given.length > 0 ? <GivenInvitations given={given} /> : null}
      <Text className="muted">
        绑定微信后，工作人员在手机上点一下就能登录，还能收到微信提醒。每个邀请码只给一个人用。
      </Text>
      <Field
        type="search"
        label="查找姓名、账号或单位"
        placeholder="姓名、账号或单位"
        value={text}
        onChange={setText}
      />
      {failed ? <SearchFailed what="名单" onRetry={again} /> : null}
      {listed === null && !failed ? <Text className="muted">正在读取…</Text> : null}
      {listed?.length === 0 ? <Empty title={text.trim() ? '没有找到' : '没有可以邀请的人员'} /> : null}
      {listed?.length ? (
        <View className="row between">
          <Text className="muted">{`共 ${total} 人`}</Text>
          {fresh.length > 1 ? (
            <Button kind="link" disabled={busy} onPress={() => setMany(fresh)}>
              {`邀请还没有邀请过的 ${fresh.length} 人`}
            </Button>
          ) : null}
        </View>
      ) : null}
      {asking || many ? null : <Refused texts={errors} />}
      <LongList items={listed ?? []} rowHeight={172}>
        {(oneInvitee) => (
          <InviteeCard
            key={oneInvitee.accountId}
            invitee={oneInvitee}
            given={given.find(({ invitee }) => invitee.accountId === oneInvitee.accountId)}
            busy={busy}
            onInvite={() => run(() => give(oneInvitee))}
            onAsk={(act) => setAsking({ act, invitee: oneInvitee })}
          />
        )}
      </LongList>
      {listed ? <More shown={listed.length} total={total} more={more} /> : null}
      {asking ? (
        <Confirm
          title={QUESTIONS[asking.act].title}
          confirm={QUESTIONS[asking.act].confirm}
          danger={asking.act === 'unbind'}
          busy={busy}
          onConfirm={confirmed}
          onCancel={() => setAsking(null)}
        >
          <Text>{`${asking.invitee.organisation.name} ${asking.invitee.name}`}</Text>
          <Text className="muted">{QUESTIONS[asking.act].note}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
      {many ? (
        <Confirm
          title={`邀请 ${many.length} 人？`}
          confirm="邀请"
          busy={busy}
          onConfirm={inviteMany}
          onCancel={() => setMany(null)}
        >
          <Text className="muted">
            每人一个邀请码，只在本页显示一次，请接着打印邀请卡或逐个发给本人。中途断网时，已经邀请的仍然有效。
          </Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </>
  )
}

function InviteeCard({
  invitee,
  given,
  busy,
  onInvite,
  onAsk,
}: {
  invitee: InviteeView
  /** while its code can be shown */ given?: GivenInvitation
  busy: boolean
  onInvite: () => void
  onAsk: (act: Act) => void
}) {
  const { name, account, organisation, roles, bound, invitation } = invitee
  const whose = `${organisation.name} ${name}`
  return (
    <View className="card">
      <View className="row between">
        <Heading level={3}>{name}</Heading>
        <View className="row">
          {invitation ? <Tag tone="warn">已邀请</Tag> : null}
          {bound ? <Tag tone="ok">已绑定</Tag> : null}
          {bound || invitation ? null : <Tag>未绑定</Tag>}
        </View>
      </View>
      <Text className="muted">{organisation.name}</Text>
      <Text className="muted">{`账号 ${account} · ${roles.map((role) => labelOf(ROLES, role)).join('、')}`}</Text>
      {bound ? (
        <Text className="muted">{`${chinaTime(bound.at)} 用${bound.by === 'phone' ? '手机号' : '邀请码'}绑定`}</Text>
      ) : null}
      {invitation ? <Text className="muted">{`邀请码有效期至 ${chinaTime(invitation.expiresAt)}`}</Text> : null}
      {given ? <InvitationCode key={given.code} given={given} /> : null}
      <View className="row after">
        <Button
          kind="plain"
          label={`${bound || invitation ? '重新邀请' : '邀请'} ${whose}`}
          disabled={busy}
          onPress={bound || invitation ? () => onAsk('invite') : onInvite}
        >
          {bound || invitation ? '重新邀请' : '邀请'}
        </Button>
        {invitation ? (
          <Button kind="plain" label={`收回 ${whose}的邀请`} disabled={busy} onPress={() => onAsk('revoke')}>
            收回邀请
          </Button>
        ) : null}
        {bound ? (
          <Button kind="danger" label={`解除 ${whose}的绑定`} disabled={busy} onPress={() => onAsk('unbind')}>
            解除绑定
          </Button>
        ) : null}
      </View>
    </View>
  )
}
