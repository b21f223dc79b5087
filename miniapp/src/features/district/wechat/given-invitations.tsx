import { INVITATION_DAYS, MOST_ON_A_SHEET } from '@gongkai/shared/district/wechat/invitation-policy'
import type { GivenInvitation } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/platform/copy-text'
import { keepFile, pictureOf } from '@/platform/files'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading, Region } from '@/ui/native'
import { Picture } from '@/ui/picture'
import { Refused } from '@/ui/views'
import { invitationCode, invitationSheet } from './api'

const copy = (text: string) => copyText(text, '已复制', '没有复制成功，请抄写下来')
const lineOf = ({ invitee, code }: GivenInvitation) => `${invitee.organisation.name}\t${invitee.name}\t${code}`

/** The acts on all invitations given on this page: their codes are shown nowhere else. */
export function GivenInvitations({ given }: { given: readonly GivenInvitation[] }) {
  const { busy, errors, run } = useAction()
  const print = () =>
    run(async () => keepFile('微信绑定邀请卡.pdf', await invitationSheet(given.map(({ code }) => code))))
  return (
    <Region role="group" label="刚发出的邀请" className="card">
      <Heading level={2}>{`刚邀请了 ${given.length} 人`}</Heading>
      <View className="note warn">
        {`邀请码只在本页显示，请现在交给本人：发邀请码、当面扫小程序码，或打印邀请卡。${INVITATION_DAYS} 天内有效，只能用一次；离开本页后可以重新邀请。`}
      </View>
      <View className="row acts after">
        {given.length > 1 ? (
          <Button kind="plain" onPress={() => copy(given.map(lineOf).join('\n'))}>
            {`复制全部 ${given.length} 个邀请码`}
          </Button>
        ) : null}
        <Button disabled={busy || given.length > MOST_ON_A_SHEET} onPress={print}>
          {busy ? '正在制作…' : '打印邀请卡'}
        </Button>
      </View>
      {given.length > MOST_ON_A_SHEET ? (
        <Text className="muted">{`一次最多打印 ${MOST_ON_A_SHEET} 张，请分批邀请。`}</Text>
      ) : null}
      <Refused texts={errors} />
    </Region>
  )
}

/** One invitation, where its invitee stands in the list: to be sent, or scanned off the screen. */
export function InvitationCode({ given: { invitee, code } }: { given: GivenInvitation }) {
  const [picture, setPicture] = useState('')
  const { busy, errors, run } = useAction()
  const show = () => run(async () => setPicture(pictureOf(await invitationCode(code))))
  const whose = `${invitee.organisation.name} ${invitee.name}`
  return (
    <View className="note info after">
      <Text>邀请码</Text>
      <Text className="secret">{code}</Text>
      <View className="row">
        <Button kind="plain" label={`复制 ${whose}的邀请码`} onPress={() => copy(code)}>
          复制
        </Button>
        {picture ? null : (
          <Button kind="plain" label={`显示 ${whose}的小程序码`} disabled={busy} onPress={show}>
            {busy ? '正在读取…' : '小程序码'}
          </Button>
        )}
      </View>
      {picture ? <Picture className="invitation-code" source={picture} label={`${whose}的小程序码`} /> : null}
      <Refused texts={errors} />
    </View>
  )
}
