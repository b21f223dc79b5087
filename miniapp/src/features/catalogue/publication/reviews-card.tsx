import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PUBLICATION_REVIEWS } from '@gongkai/shared/base/words/publication-reviews'
import type { PublicationReviews, ReviewOfPlan } from '@gongkai/shared/catalogue/publication/reviews.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import type { Query } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card, Refused } from '@/ui/views'
import { signReview, takeBackReview } from './api'

interface Plan {
  roundCode: string
  domainCodes: string[]
  contentHash: string
}

/** 编制、审核、保密审查 by name (条例第十七条), upon the very content of the draft. Nothing where an older server asks for none. */
export function ReviewsCard({
  query,
  plan,
  onLook,
}: {
  query: Query<PublicationReviews | null>
  plan: Plan
  onLook: () => void
}) {
  const { busy, errors, run } = useAction(onLook)
  if (!query.data) return null
  const sign = (kind: ReviewOfPlan['kind']) =>
    run(async () => {
      query.set(await signReview({ ...plan, kind }))
      done(`已签署${labelOf(PUBLICATION_REVIEWS, kind)}`)
    })
  const takeBack = (id: number) =>
    run(async () => {
      query.set(await takeBackReview(id))
      done('已撤回签署')
    })
  return (
    <Card>
      <Heading level={2}>发布前的审查</Heading>
      <Text className="muted">
        编制、审核、保密审查依次签署（政府信息公开条例第十七条）；保密审查由发布人和审核人以外的人签署。内容有变化的，要重新签署。
      </Text>
      {query.data.reviews.map((review) => (
        <Review
          key={review.kind}
          review={review}
          busy={busy}
          onSign={() => sign(review.kind)}
          onTakeBack={(id) => takeBack(id)}
        />
      ))}
      <Refused texts={errors} />
    </Card>
  )
}

function Review({
  review: { kind, signed, stale, whyNot },
  busy,
  onSign,
  onTakeBack,
}: {
  review: ReviewOfPlan
  busy: boolean
  onSign: () => void
  onTakeBack: (id: number) => void
}) {
  const label = labelOf(PUBLICATION_REVIEWS, kind)
  return (
    <View className="told">
      <View className="row between">
        <Heading level={3}>{label}</Heading>
        {signed ? (
          <Tag tone="ok">已签署</Tag>
        ) : (
          <Tag tone={stale ? 'warn' : 'idle'}>{stale ? '须重新签署' : '未签署'}</Tag>
        )}
      </View>
      {signed ? (
        <View className="row between">
          <Text>{`${signed.unit} ${signed.name} · ${chinaTime(signed.at)}`}</Text>
          {signed.own ? (
            <Button kind="link" label={`撤回${label}的签署`} disabled={busy} onPress={() => onTakeBack(signed.id)}>
              撤回签署
            </Button>
          ) : null}
        </View>
      ) : null}
      {stale ? (
        <View className="note warn">
          <View>{`${stale.name} ${chinaTime(stale.at)} 签署，此后内容有变化，签署不再有效。`}</View>
          {stale.changed.map(({ at, text }) => (
            <View key={`${at}/${text}`} className="moved-by">{`${chinaTime(at)} ${text}`}</View>
          ))}
        </View>
      ) : null}
      {signed ? null : whyNot ? (
        <Text className="muted">{whyNot}</Text>
      ) : (
        <View className="row after">
          <Button kind="plain" disabled={busy} onPress={onSign}>
            {`签署${label}`}
          </Button>
        </View>
      )}
    </View>
  )
}
