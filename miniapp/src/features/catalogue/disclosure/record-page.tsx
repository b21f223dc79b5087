import '@/styles/disclosure.scss'
import type { ExpectationView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { isOnline } from '@/platform/network'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Refused } from '@/ui/views'
import { DoubtsSheet } from './doubts-sheet'
import { ItemPicker } from './item-picker'
import { knownItems } from './known-items'
import { LinkField, PublicationFields } from './publication-fields'
import { formedDay, promisedBy } from './record-form'
import { useRecord } from './use-record'

/** 登记公开 for a unit; what was typed is kept under the account. */
export function RecordPage() {
  const person = useSession()
  const item = useParam('item')
  const waiting = useParam('waiting')
  if (!person) return <SignInFirst title="登录后登记公开" />
  return <RecordForm key={person.account} item={item} waiting={waiting} />
}

const PARTS = ['publicNumbers', 'title', 'formedOn', 'subject', 'disclosure']

function RecordForm({ item, waiting }: { item: string; waiting: string }) {
  const record = useRecord({ item, waiting })
  const { form, change, today, busy, at, rest, question } = record
  const chosen = form.items.length > 0
  return (
    <PageShell
      foot={
        <>
          <Button kind="plain" disabled={busy} onPress={() => open('disclosurePaste')}>
            粘贴多条
          </Button>
          <Button disabled={busy || !chosen} onPress={record.save}>
            {busy ? '正在登记…' : isOnline() ? '登记' : '存到本机'}
          </Button>
        </>
      }
    >
      {isOnline() ? null : <View className="note warn">现在没有网络：登记会存在本机，联网后自动登记，不会重复。</View>}
      <View className="columns">
        <View className="column">
          <Items record={record} />
          {chosen ? (
            <Card>
              <ChoiceChips
                single
                label="公开了没有"
                options={[
                  { code: 'yes', label: '已经公开' },
                  { code: 'no', label: '已形成，尚未公开' },
                ]}
                value={[form.published ? 'yes' : 'no']}
                onChange={([code]) => change({ published: code !== 'no' })}
              />
              {form.published ? (
                <LinkField
                  label="网页链接（标题、链接、日期可以一起粘贴）"
                  value={form.publication.url}
                  issues={at('disclosure/url')}
                  onChange={record.changeLink}
                />
              ) : null}
              <FieldFrame label="公开的标题" issues={at('title')}>
                <GuardedInput
                  label="公开的标题"
                  part="title"
                  value={form.title}
                  invalid={at('title').length > 0}
                  onChange={(title) => change({ title })}
                />
              </FieldFrame>
              <FormedOn record={record} />
            </Card>
          ) : null}
        </View>
        {chosen && form.published ? (
          <Card>
            <Heading level={2}>公开情况</Heading>
            <PublicationFields
              value={form.publication}
              promised={promisedBy(form.items)}
              today={today}
              at={at}
              onChange={record.changePublication}
            />
          </Card>
        ) : null}
      </View>
      <Refused texts={rest(...PARTS)} />
      <Refused texts={at('publicNumbers')} />
      {chosen ? (
        <Button kind="link" disabled={busy} onPress={record.clear}>
          清空重填
        </Button>
      ) : null}
      <DoubtsSheet question={question} />
    </PageShell>
  )
}

type Recording = ReturnType<typeof useRecord>

/** The item chosen, with what it demands; several where one publication serves many (区局统一公开). */
function Items({ record: { form, change, desk, expectations, expectation, at } }: { record: Recording }) {
  const [adding, setAdding] = useState(false)
  const recent = desk.data?.recent ?? (desk.error ? knownItems().map(({ item }) => item) : [])
  if (form.items.length === 0)
    return (
      <Card>
        <Heading level={2}>登记哪个公开事项</Heading>
        <ItemPicker recent={recent} onPick={(item) => change({ items: [item], subject: null })} />
      </Card>
    )
  return (
    <Card>
      {form.items.map((item) => (
        <View key={item.publicNumber} className="row between">
          <View className="stack tight">
            <Text className="domain-name">{item.name}</Text>
            <Text className="muted">{`${item.unit.name} · ${item.publicNumber}`}</Text>
          </View>
          <Button
            kind="link"
            label={`去掉 ${item.name}`}
            onPress={() => change({ items: form.items.filter((one) => one !== item), subject: null })}
          >
            {form.items.length > 1 ? '去掉' : '换一个'}
          </Button>
        </View>
      ))}
      {form.items.length === 1 ? <Demand expectation={expectation} /> : null}
      {form.items.length === 1 && expectations.length > 1 ? (
        <FieldFrame label="哪一类内容" issues={at('subject')}>
          <ChoiceChips
            single
            label="哪一类内容"
            options={expectations.map(({ subject }) => ({ code: subject, label: subject || '其他' }))}
            value={[expectation?.subject ?? '']}
            onChange={([subject]) => change({ subject: subject ?? null })}
          />
        </FieldFrame>
      ) : null}
      <Button kind="link" label="同时登记到其他事项" onPress={() => setAdding(true)}>
        ＋ 统一公开：同时登记到其他事项
      </Button>
      {adding ? (
        <Sheet title={`同时登记到其他事项（已选 ${form.items.length}）`} onClose={() => setAdding(false)}>
          <ItemPicker
            recent={recent}
            taken={form.items.map(({ publicNumber }) => publicNumber)}
            onPick={(item) => change({ items: [...form.items, item], subject: null })}
          />
        </Sheet>
      ) : null}
    </Card>
  )
}

function Demand({ expectation }: { expectation: ExpectationView | undefined }) {
  if (!expectation) return null
  const { text, shown, article26 } = expectation
  return <Text className="muted">{[text, shown, article26 ? '条例第二十六条' : ''].filter(Boolean).join(' · ')}</Text>
}

/** 形成日期, today by default; a limit ahead of an event (会前3日) asks for the event's day. */
function FormedOn({ record: { form, change, today, expectation, at } }: { record: Recording }) {
  const label = expectation?.ahead ? '会议、事件的日期' : '形成日期'
  return (
    <FieldFrame label={label} issues={at('formedOn')}>
      <DateInput
        label={label}
        value={formedDay(form, today, expectation?.ahead ?? false)}
        invalid={at('formedOn').length > 0}
        onChange={(formedOn) => change({ formedOn })}
      />
    </FieldFrame>
  )
}
