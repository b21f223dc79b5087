import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { GivenReview } from '@gongkai/shared/base/words/publication-reviews'
import { PUBLICATION_REVIEWS } from '@gongkai/shared/base/words/publication-reviews'
import type { PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { signedPlans } from './api'

/** Drafts that somebody has signed, to be opened by who signs next. */
export function SignedPlans({ preview }: { preview: PublicationPreview }) {
  const { data } = useQuery('signed-plans', signedPlans)
  if (!data || data.length === 0) return null
  const nameOf = (code: string) => preview.domains.find((domain) => domain.code === code)?.name ?? code
  return (
    <>
      <Heading>等待签署和发布</Heading>
      <View className="list">
        {data.map(({ domainCodes, reviews }) => {
          const next = PUBLICATION_REVIEWS.find(({ code }) => !reviews.some(({ kind }) => kind === code))
          const names = domainCodes.slice(0, 3).map(nameOf).join('、')
          const label = `${names}${domainCodes.length > 3 ? `等 ${domainCodes.length} 个领域` : ''}`
          return (
            <Card
              key={domainCodes.join()}
              label={`查看${label}的预览`}
              onPress={() => open('editionDraft', { domains: domainCodes.join(',') })}
            >
              <View className="row between">
                <Heading level={3}>{label}</Heading>
                <Tag tone={next ? 'warn' : 'ok'}>{next ? `待${next.label}` : '可以发布'}</Tag>
              </View>
              <GivenReviews reviews={reviews} />
            </Card>
          )
        })}
      </View>
    </>
  )
}

/** The names under the reviews, for staff. */
export function GivenReviews({ reviews }: { reviews: readonly GivenReview[] }) {
  return (
    <>
      {reviews.map(({ kind, name, at }) => (
        <Text key={kind} className="muted">
          {`${labelOf(PUBLICATION_REVIEWS, kind)}：${name} ${chinaTime(at)}`}
        </Text>
      ))}
    </>
  )
}
