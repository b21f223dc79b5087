import type { LawDetail } from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Loaded, Refused } from '@/ui/views'
import { addLaw, editLaw, law as readLaw } from './api'
import { LawFactsFields, NOTHING, type Typed, toSend } from './law-facts-fields'
import { forgetLaws } from './use-laws'

const PLACES = ['title', 'documentNumber', 'kind', 'issuer', 'effectiveFrom', 'lastArticle', 'source', 'note']

function typedOf(law: LawDetail): Typed {
  const { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note } = law
  const articles = lastArticle === null ? '' : String(lastArticle)
  return { title, documentNumber, kind, issuer, effectiveFrom, lastArticle: articles, source, note }
}

function Edit({ law, onLook }: { law: LawDetail; onLook: () => void }) {
  const [typed, setTyped, sent] = useKept(`law/${law.id}`, typedOf(law))
  const { busy, run, at, rest } = useAction(onLook)
  const save = () =>
    run(async () => {
      await editLaw(law.id, { version: law.version, ...toSend(typed) })
      sent()
      forgetLaws()
      done('已保存')
      leave('me')
    })
  return (
    <Card>
      <Heading level={1}>{`修改《${law.title}》`}</Heading>
      {law.own ? null : <Text className="muted">修改后，随产品的更新不再覆盖这一条。</Text>}
      <LawFactsFields value={typed} onChange={setTyped} at={at} />
      <Refused texts={law.can.edit.map(({ text }) => text)} />
      <Refused texts={rest(...PLACES)} />
      <View className="row after">
        <Button disabled={busy || law.can.edit.length > 0} onPress={save}>
          保存
        </Button>
      </View>
    </Card>
  )
}

function Add() {
  const office = useSession()?.organisation.kind === 'office'
  const [typed, setTyped, sent] = useKept('law/new', NOTHING)
  const { busy, run, at, rest } = useAction()
  const save = () =>
    run(async () => {
      await addLaw(toSend(typed))
      sent()
      forgetLaws()
      done('已增加')
      leave('me')
    })
  return (
    <Card>
      <Heading level={1}>{office ? '增加到法规库' : '增加本单位的依据'}</Heading>
      <Text className="muted">{office ? '各单位都可以选用。' : '只有本单位的人能看到和选用。'}</Text>
      <LawFactsFields value={typed} onChange={setTyped} at={at} />
      <Refused texts={rest(...PLACES)} />
      <View className="row after">
        <Button disabled={busy} onPress={save}>
          增加
        </Button>
      </View>
    </Card>
  )
}

/** The facts of a law: a new one, or one that stands. */
export function LawEditPage() {
  const id = useParam('id')
  const query = useQuery(id ? `law/${id}` : null, () => readLaw(id))
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          {id ? <Loaded query={query}>{(law) => <Edit law={law} onLook={query.reload} />}</Loaded> : <Add />}
        </View>
      </View>
    </PageShell>
  )
}
