import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { ApiError } from '@/platform/request'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import '@/styles/entry-form.scss'
import { entry, task } from './api'
import { isPending } from './draft'
import { draftKey, readDraft } from './draft-store'
import { EntryForm } from './entry-form'
import { Gone } from './gone'

function Entry({ account, id }: { account: string; id: string }) {
  const query = useQuery<EntryDetail>(`entry/${id}`, () => entry(id))
  const wanted = useParam('field')
  // The draft that this person typed here before; read once, the form keeps it up to date.
  const [before] = useState(() => readDraft(draftKey(account, id)))
  const kept = before && isPending(before) ? before : null
  const detail = query.data ?? (isUnreachable(query.error) ? (kept?.detail ?? null) : null)
  const around = useQuery(detail ? `assignment/${detail.assignment.id}` : null, () => task(detail?.assignment.id ?? 0))
  // The draft in hand, not the draft of the start: the entry may have gone while somebody typed in it.
  const gone = isGone(query.error) ? readDraft(draftKey(account, id)) : null

  if (gone && isPending(gone)) {
    return (
      <PageShell>
        <Gone account={account} id={id} draft={gone} />
      </PageShell>
    )
  }
  if (detail && !isGone(query.error)) {
    return (
      <EntryForm
        account={account}
        id={id}
        detail={detail}
        task={around.data}
        offline={query.data === null}
        wanted={wanted}
        onLook={() => {
          query.reload()
          around.reload()
        }}
        onChanged={around.reload}
      />
    )
  }
  return (
    <PageShell>
      <Loaded query={query}>{() => null}</Loaded>
    </PageShell>
  )
}

const isGone = (error: Error | null): boolean => error instanceof ApiError && error.status === 404
const isUnreachable = (error: Error | null): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500)

/** The entry of the signed-in person; drawn anew for another account, whose owner must not see this person's text. */
export function EntryFormPage() {
  const id = useParam('id')
  const person = useSession()
  if (!person) {
    return (
      <PageShell>
        <Empty title="登录后继续填写">
          <Text className="muted">登录已经过期。您填写的内容保存在本机，登录后自动恢复。</Text>
          <Button onPress={() => open('signIn')}>登录</Button>
        </Empty>
      </PageShell>
    )
  }
  return <Entry key={`${person.account}/${id}`} account={person.account} id={id} />
}
