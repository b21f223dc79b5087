import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ROLES } from '@gongkai/shared/base/words/roles'
import { type AccountView } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { LongList } from '@/ui/long-list'
import { More } from '@/ui/more'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { useSearchPages } from '@/ui/use-search'
import { Empty, SearchFailed } from '@/ui/views'
import { accounts } from './api'

/** As many as the server gives at once. */
const PAGE = 100

/** 账号: all of them, or a unit's; found by name, account or unit. */
export function AccountsPage() {
  const organisation = useParam('organisation')
  const [turn, setTurn] = useState(0)
  const { text, setText, listed, total, failed, again, more } = useSearchPages<AccountView>(
    (q, page) => accounts({ q, organisation, page }),
    PAGE,
    `${turn}`,
  )
  useDidShow(() => setTurn((old) => old + 1))
  return (
    <PageShell>
      <View className="row">
        <Button onPress={() => open('account', organisation ? { organisation } : {})}>新建账号</Button>
        <Button kind="plain" onPress={() => open('accountList')}>
          批量新建
        </Button>
      </View>
      <Field
        type="search"
        label="查找姓名、账号或单位"
        placeholder="姓名、账号或单位"
        value={text}
        onChange={setText}
      />
      {failed ? <SearchFailed what="账号" onRetry={again} /> : null}
      {listed === null && !failed ? <Text className="muted">正在读取…</Text> : null}
      {listed?.length === 0 ? <Empty title={text.trim() ? '没有找到' : '还没有账号'} /> : null}
      {listed?.length ? <Text className="muted">{`共 ${total} 个账号`}</Text> : null}
      <LongList items={listed ?? []} rowHeight={112}>
        {(account) => (
          <Press
            key={account.id}
            className="card"
            label={`${account.name}，${account.organisation.name}，账号 ${account.account}`}
            onPress={() => open('account', { id: account.id })}
          >
            <View className="row between">
              <Heading level={3}>{account.name}</Heading>
              <View className="row">
                {account.active ? null : <Tag tone="bad">已停用</Tag>}
                {account.active && account.mustChangePassword ? <Tag tone="warn">待改初始密码</Tag> : null}
              </View>
            </View>
            <Text className="muted">{account.organisation.name}</Text>
            <Text className="muted">
              {`账号 ${account.account} · ${account.roles.map((role) => labelOf(ROLES, role)).join('、')}`}
            </Text>
          </Press>
        )}
      </LongList>
      {listed === null ? null : <More shown={listed.length} total={total} more={more} />}
    </PageShell>
  )
}
