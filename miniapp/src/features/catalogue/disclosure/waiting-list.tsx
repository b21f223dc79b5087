import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { isOnline } from '@/platform/network'
import { signedInPerson } from '@/platform/session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm } from '@/ui/views'
import { dropWaiting, type WaitingRecord } from './outbox'
import { sendWaiting } from './outbox-sender'
import { useWaiting } from './use-waiting'

/** Records made without a network that wait on this phone: sent by themselves, mended where the server does not take them, or dropped. */
export function WaitingList() {
  const waiting = useWaiting()
  const [dropping, setDropping] = useState<WaitingRecord | null>(null)
  if (waiting.length === 0) return null
  const drop = ({ record }: WaitingRecord) => {
    dropWaiting(signedInPerson()?.account ?? '', record.intent)
    setDropping(null)
  }
  return (
    <>
      <Heading>{`还在本机的登记（${waiting.length}）`}</Heading>
      <View className="list">
        {waiting.map((one) => (
          <WaitingCard key={one.record.intent} waiting={one} onDrop={() => setDropping(one)} />
        ))}
      </View>
      {dropping ? (
        <Confirm
          danger
          title="不登记这一条？"
          confirm="不登记"
          onConfirm={() => drop(dropping)}
          onCancel={() => setDropping(null)}
        >
          <Text>{dropping.record.title}</Text>
          <Text className="muted">只从本机删除，不会登记到系统里。</Text>
        </Confirm>
      ) : null}
    </>
  )
}

function WaitingCard({ waiting, onDrop }: { waiting: WaitingRecord; onDrop: () => void }) {
  const { record, form, refused } = waiting
  const { title, intent } = record
  return (
    <Card>
      <View className="row between">
        <Text className="domain-name">{title}</Text>
        <Tag tone={refused.length > 0 ? 'bad' : 'warn'}>
          {refused.length > 0 ? '未能登记' : isOnline() ? '正在登记' : '联网后自动登记'}
        </Tag>
      </View>
      <Text className="muted">{form.items.map(({ name }) => name).join('、')}</Text>
      {refused.map(({ text }) => (
        <View key={text} className="note bad">
          {text}
        </View>
      ))}
      <View className="row after">
        {refused.length > 0 ? (
          <Button
            kind="link"
            label={`修改后登记 ${title}`}
            onPress={() => open('disclosureRecord', { waiting: intent })}
          >
            修改后登记
          </Button>
        ) : (
          <Button kind="link" label={`立即登记 ${title}`} onPress={() => void sendWaiting()}>
            立即登记
          </Button>
        )}
        <Button kind="link" label={`不登记 ${title}`} onPress={onDrop}>
          不登记
        </Button>
      </View>
    </Card>
  )
}
