import type { OfficialNumber } from '@gongkai/shared/district/privacy/privacy.contract'
import { officialKey } from '@gongkai/shared/district/privacy/privacy-policy'
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
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { forgetSaid } from '@/ui/personal-said'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { isAdministrator } from '../account/is-administrator'
import { officialNumbers, removeOfficialNumber } from './api'
import { OfficialNumberDialog } from './official-number-dialog'

const found = (list: readonly OfficialNumber[], text: string): readonly OfficialNumber[] => {
  const asked = text.trim()
  const key = officialKey(asked) || asked
  return asked ? list.filter(({ number, label }) => label.includes(asked) || officialKey(number).includes(key)) : list
}

/** 公务号码: telephones of offices, which may stand anywhere; kept by the office's administrator, read by all staff. */
export function OfficialNumbersPage() {
  const person = useSession()
  if (!person) return <SignInFirst title="登录后查看公务号码" />
  return <Numbers mayChange={isAdministrator(person)} />
}

function Numbers({ mayChange }: { mayChange: boolean }) {
  const query = useQuery('official-numbers', officialNumbers)
  const [text, setText] = useState('')
  const [writing, setWriting] = useState<OfficialNumber | 'new' | null>(null)
  const [removing, setRemoving] = useState<OfficialNumber | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const changed = (list: OfficialNumber[], words: string) => {
    query.set(list)
    forgetSaid()
    setWriting(null)
    setRemoving(null)
    done(words)
  }
  const remove = (number: OfficialNumber) => run(async () => changed(await removeOfficialNumber(number), '已删除'))
  return (
    <PageShell>
      <Text className="muted">
        单位公开的值班、咨询、监督电话登记在这里以后，填报、审核和发布时不再当作个人号码询问。私人号码不要登记。
      </Text>
      {mayChange ? (
        <View className="row">
          <Button onPress={() => setWriting('new')}>登记号码</Button>
        </View>
      ) : null}
      <Field type="search" label="查找号码或单位" placeholder="号码、单位或用途" value={text} onChange={setText} />
      <Loaded query={query}>
        {(list) => {
          const shown = found(list, text)
          if (shown.length === 0)
            return (
              <Empty title={text.trim() ? '没有找到' : '还没有登记公务号码'}>
                <Text className="muted">
                  {mayChange ? '可以先登记各单位的值班和监督电话。' : '由区信息公开办的管理员登记。'}
                </Text>
              </Empty>
            )
          return (
            <>
              <Text className="muted">{`共 ${shown.length} 个号码`}</Text>
              <LongList items={[...shown]} rowHeight={104}>
                {(one) => (
                  <Card key={one.id}>
                    <View className="row between">
                      <Heading level={3}>{one.number}</Heading>
                      {mayChange ? (
                        <View className="row">
                          <Button kind="link" label={`修改 ${one.number}`} onPress={() => setWriting(one)}>
                            修改
                          </Button>
                          <Button kind="link" label={`删除 ${one.number}`} onPress={() => setRemoving(one)}>
                            删除
                          </Button>
                        </View>
                      ) : null}
                    </View>
                    <Text>{one.label}</Text>
                    <Text className="muted">{`${one.by} · ${chinaTime(one.at)}`}</Text>
                  </Card>
                )}
              </LongList>
            </>
          )
        }}
      </Loaded>
      {writing ? (
        <OfficialNumberDialog
          number={writing === 'new' ? null : writing}
          onSaved={(list) => changed(list, '已保存')}
          onLook={query.reload}
          onClose={() => setWriting(null)}
        />
      ) : null}
      {removing ? (
        <Confirm
          title="删除这个公务号码？"
          confirm="删除"
          busy={busy}
          onConfirm={() => remove(removing)}
          onCancel={() => setRemoving(null)}
        >
          <Text>{`${removing.number}（${removing.label}）以后会当作个人号码询问，已经发布的不变。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
