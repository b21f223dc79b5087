import { MOST_AMENDMENTS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { SeenAmendment } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { nameArticles } from './api'

/** 条款待核对: the new article for all that cited the same old one, or the law as a whole. */
export function ArticlesCard({
  id,
  asked,
  items,
  onNamed,
  onLook,
}: {
  id: string
  asked: string
  items: readonly SeenAmendment[]
  onNamed: () => void
  onLook: () => void
}) {
  const [article, setArticle] = useState('')
  const { busy, errors, run } = useAction(onLook)
  const name = (text: string) =>
    run(async () => {
      await nameArticles(id, items.slice(0, MOST_AMENDMENTS), text)
      done(`${items.length} 项已填写`)
      onNamed()
    })
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>{`原引用${asked}的 ${items.length} 项，新法是第几条？`}</Heading>
        <Text className="muted">不知道对应关系，没有代填。填好后这些项才能提出；个别不同的，打开那一项单独修改。</Text>
        <Field label={`原${asked}，新法的条款`} value={article} placeholder="如 第十二条" onChange={setArticle} />
        <Refused texts={errors} />
        <View className="row">
          <Button kind="plain" disabled={busy} onPress={() => name('')}>
            引用全文，不写条款
          </Button>
          <Button disabled={busy || article.trim() === ''} onPress={() => name(article.trim())}>
            {`全部填${article.trim() ? `“${article.trim()}”` : '写'}`}
          </Button>
        </View>
      </View>
    </Card>
  )
}
