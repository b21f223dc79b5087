import type { OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'

/** What belongs to a unit and hangs on it. */
export function Facts({ unit }: { unit: OrganisationDetail }) {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  const facts: readonly [string, string][] = [
    ['所属', unit.parentUnit?.name ?? ''],
    ['代码', unit.code],
    ['曾用名', unit.formerNames.map(({ name, until }) => `${name}（到 ${until}）`).join('、')],
    ['并入的', names(unit.absorbed)],
    ['牵头领域', names(unit.leads)],
    ['未办结', unit.openAssignments > 0 ? `${unit.openAssignments} 项任务` : ''],
    ['村（社区）', unit.villages.map(({ name, active }) => (active ? name : `${name}（停用）`)).join('、')],
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
        <Button kind="plain" onPress={() => open('accounts', { organisation: unit.code })}>
          {`账号（${unit.accounts.length}）`}
        </Button>
      </View>
    </Card>
  )
}
