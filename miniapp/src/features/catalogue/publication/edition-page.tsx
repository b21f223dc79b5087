import type { GivenReview } from '@gongkai/shared/base/words/publication-reviews'
import type {
  EditionView,
  PreviewedDomain,
  WithdrawEditionRequest,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { editionsVersion } from '@gongkai/shared/district/edition/standing-editions'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded } from '@/ui/views'
import { editions, publication, reviewsOfEditions, withdraw } from './api'
import { changesInWords } from './change-card'
import { EditionFacts } from './edition-facts'
import { HeldBack } from './held-back'
import { GivenReviews, SignedPlans } from './signed-plans'
import { WithdrawDialog } from './withdraw-dialog'

/** 发布目录: the office chooses the domains of the next edition, and sees those before. */
export function EditionPage() {
  const preview = useQuery('publication', publication)
  const past = useQuery('editions', editions)
  const signed = useQuery('editions-reviews', reviewsOfEditions)
  const [chosen, setChosen] = useState<string[]>([])
  const [withdrawing, setWithdrawing] = useState<EditionView | null>(null)
  const { busy, errors, run } = useAction(() => {
    preview.reload()
    past.reload()
  })

  const ready = preview.data?.domains.filter((domain) => domain.ready) ?? []
  const picked = ready.filter(({ code }) => chosen.includes(code))
  const act = (request: Omit<WithdrawEditionRequest, 'version'>) =>
    run(async () => {
      if (!withdrawing) return
      const edition = await withdraw(withdrawing.id, { ...request, version: editionsVersion(past.data ?? []) })
      done(`已撤回${edition.name}`)
      setWithdrawing(null)
      preview.reload()
      past.reload()
    })

  return (
    <PageShell
      foot={
        <Button
          disabled={picked.length === 0}
          onPress={() => open('editionDraft', { domains: picked.map(({ code }) => code).join(',') })}
        >
          {picked.length > 0 ? `预览 ${picked.length} 个领域` : '请选择要发布的领域'}
        </Button>
      }
    >
      <View className="columns">
        <View className="column">
          <Loaded query={preview}>
            {({ round, domains }) => (
              <>
                <SignedPlans preview={{ round, today: '', domains }} />
                <View className="row between">
                  <Text className="muted">{`${round.name} · ${ready.length} 个领域可以发布`}</Text>
                  {ready.length > 0 ? (
                    <Button
                      kind="link"
                      onPress={() => setChosen(picked.length === ready.length ? [] : ready.map(({ code }) => code))}
                    >
                      {picked.length === ready.length ? '全部不选' : '全部选择'}
                    </Button>
                  ) : null}
                </View>
                <View className="list">
                  {readyFirst(domains).map((domain) => (
                    <Check
                      key={domain.code}
                      className="pick"
                      label={domain.name}
                      checked={chosen.includes(domain.code)}
                      disabled={!domain.ready}
                      onChange={(on) =>
                        setChosen(on ? [...chosen, domain.code] : chosen.filter((code) => code !== domain.code))
                      }
                    >
                      <Text className="domain-name">{domain.name}</Text>
                      <Text className="muted">{standing(domain)}</Text>
                    </Check>
                  ))}
                </View>
                <HeldBack domains={domains} />
              </>
            )}
          </Loaded>
        </View>
        <View className="column">
          <Heading>已发布的版本</Heading>
          <Loaded query={past}>
            {(list) =>
              list.length === 0 ? (
                <Empty title="还没有发布过目录" />
              ) : (
                <View className="stack">
                  {list.map((edition) => (
                    <PublishedEdition
                      key={edition.id}
                      edition={edition}
                      reviews={signed.data?.find(({ editionId }) => editionId === edition.id)?.reviews ?? []}
                      onWithdraw={() => setWithdrawing(edition)}
                    />
                  ))}
                </View>
              )
            }
          </Loaded>
        </View>
      </View>
      {withdrawing ? (
        <WithdrawDialog
          edition={withdrawing}
          busy={busy}
          errors={errors}
          onConfirm={act}
          onCancel={() => setWithdrawing(null)}
        />
      ) : null}
    </PageShell>
  )
}

const readyFirst = (domains: readonly PreviewedDomain[]) =>
  [...domains].sort((a, b) => Number(b.ready) - Number(a.ready))

function standing({
  ready,
  reason,
  entryCount,
  changes,
  kept,
  unanswered,
  doubtedCount,
  personal,
}: PreviewedDomain): string {
  if (!ready) return reason
  const open = (personal?.block ?? 0) + (personal?.ask ?? 0)
  const rest = [
    open > 0 ? `${open} 处个人信息要先处理` : '',
    kept > 0 ? `沿用 ${kept} 项` : '',
    doubtedCount > 0 ? `${doubtedCount} 项的栏目之间对不上` : '',
    unanswered > 0 ? `${unanswered} 项没有确认是不是现行事项` : '',
  ].filter(Boolean)
  return [`${entryCount} 个公开事项`, changesInWords(changes), ...rest].join('；')
}

function PublishedEdition({
  edition,
  reviews,
  onWithdraw,
}: {
  edition: EditionView
  reviews: readonly GivenReview[]
  onWithdraw: () => void
}) {
  return (
    <Card>
      <EditionFacts edition={edition} />
      <GivenReviews reviews={reviews} />
      <View className="row between">
        <Text className="muted">{`内容校验码 ${edition.contentHash.slice(0, 16)}`}</Text>
        {edition.withdrawn ? null : (
          <Button kind="link" onPress={onWithdraw}>
            撤回
          </Button>
        )}
      </View>
    </Card>
  )
}
