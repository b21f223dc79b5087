import type { GuidelineSummary } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { guidelines } from './api'

const keeps = ({ can }: GuidelineSummary) => can.edit.length === 0

/** The domains whose 标准指引 concerns the reader; those that one keeps come first. */
export function GuidelinesPage() {
  const person = useSession()
  const query = useQuery(person ? `guidelines/${person.account}` : null, guidelines)
  if (!person) return <SignInFirst title="登录后查看标准指引" />
  return (
    <PageShell>
      <Heading level={1}>标准指引</Heading>
      <Loaded query={query}>
        {(all) => {
          if (all.length === 0) return <Empty title="没有涉及本单位的标准指引" />
          const unchecked = all.filter(({ checked, total }) => checked < total).length
          return (
            <>
              <Text className="muted">
                {unchecked > 0
                  ? `${all.length} 个领域，其中 ${unchecked} 个还有产品附带、未经核对的示例。`
                  : `${all.length} 个领域，都已核对。`}
              </Text>
              <View className="list wide-list">
                {[...all.filter(keeps), ...all.filter((item) => !keeps(item))].map((item) => (
                  <DomainCard key={item.domain.code} item={item} />
                ))}
              </View>
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}

function DomainCard({ item }: { item: GuidelineSummary }) {
  const { domain, total, checked, withoutStage, number, pending } = item
  return (
    <Card label={domain.name} onPress={() => open('guideline', { id: domain.code })}>
      <View className="row between">
        <Heading level={3}>{domain.name}</Heading>
        {total > 0 && checked < total ? <Tag tone="warn">{`示例 · 已核对 ${checked}/${total}`}</Tag> : null}
      </View>
      <Text className="muted">
        {[
          number > 0 ? `现行第${number}版` : '',
          `${total} 行`,
          withoutStage > 0 && keeps(item) ? `${withoutStage} 行缺“五公开”阶段` : '',
          pending > 0 ? `${pending} 版待生效` : '',
        ]
          .filter(Boolean)
          .join('，')}
      </Text>
    </Card>
  )
}
