import type { OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'

/** The belongings of a unit. */
export function Facts({ unit: organisation }: { unit: OrganisationDetail }) {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  const facts: readonly [string, string][] = [
    ['所属', organisation.parentUnit?.name ?? ''],
    ['代码', organisation.code],
    ['曾用名', organisation.formerNames.map(({ name, until }) => `${name}（到 ${until}）`).join('、')],
    ['并入的', names(organisation.absorbed)],
    ['牵头领域', names(organisation.leads)],
    ['未办结', organisation.openAssignments > 0 ? `${organisation.openAssignments} 项任务` : ''],
    ['村（社区）', organisation.villages.map(({ name, active }) => (active ? name : `${name}（停用）`)).join('、')],
  ]
  return (
    <Card>
      <Heading level={2}>情况</Heading>
      <View className="pairs after">
        {facts
          .filter(([, value]) => value)
          .flatMap(([name, value]) => [
            <Text key={name} className="pair-name">
              {name}
            </Text>,
            <Text key={`${name}/`} className="pair-value">
              {value}
            </Text>,
          ])}
      </View>
      <View className="row after">
        <Button kind="plain" onPress={() => open('accounts', { organisation: organisation.code })}>
          {`账号（${organisation.accounts.length}）`}
        </Button>
      </View>
    </Card>
  )
}
