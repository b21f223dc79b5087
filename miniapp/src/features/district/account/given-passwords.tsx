import type { CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { copyText } from '@/platform/copy-text'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Heading, Region } from '@/ui/native'

type Given = Pick<CreatedAccounts['created'][number], 'account' | 'name' | 'password'> & { organisation?: string }

const copy = (text: string) => copyText(text, '已复制', '没有复制成功，请抄写下来')

/** Passwords as they are shown once and nowhere else; a line each goes into a table or a message. */
export function GivenPasswords({ given, onDone }: { given: readonly Given[]; onDone: () => void }) {
  const lineOf = ({ organisation, name, account, password }: Given) =>
    [organisation, name, account, password].filter(Boolean).join('\t')
  return (
    <Region role="group" label="初始密码" className="card">
      <Heading level={2}>初始密码</Heading>
      <View className="note warn">
        只在这里显示这一次，请现在复制并交给本人。本人首次登录后须改成自己的密码；遗失可以重置。
      </View>
      <LongList items={given} rowHeight={104}>
        {(oneGiven) => (
          <View key={oneGiven.account} className="row between answered">
            <View className="answered-name">
              <Text className="found-name">{oneGiven.name}</Text>
              <Text className="muted">
                {[oneGiven.organisation, `账号 ${oneGiven.account}`].filter(Boolean).join(' · ')}
              </Text>
              <Text className="secret">{oneGiven.password}</Text>
            </View>
            <Button kind="plain" label={`复制${oneGiven.name}的密码`} onPress={() => copy(oneGiven.password)}>
              复制
            </Button>
          </View>
        )}
      </LongList>
      <View className="row acts after">
        {given.length > 1 ? (
          <Button kind="plain" onPress={() => copy(given.map(lineOf).join('\n'))}>
            {`复制全部 ${given.length} 个`}
          </Button>
        ) : null}
        <Button onPress={onDone}>已经交给本人</Button>
      </View>
    </Region>
  )
}
