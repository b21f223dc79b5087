import '@/styles/entry-form.scss'
import '@/styles/review.scss'
import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { ActFoot } from '@/ui/act-foot'
import { PageShell } from '@/ui/page-shell'
import { Loaded } from '@/ui/views'
import { AmendedEntry } from './amended-entry'
import { ACTS, type AmendmentAct, footActs } from './amendment-acts'
import { AmendmentDialog } from './amendment-dialog'
import { AmendmentForm } from './amendment-form'
import { AmendmentFacts, AmendmentHistory, AmendmentLeads } from './amendment-parts'
import { actOn, amendment } from './api'

/** One 动态调整: written by its owner, judged by the leads, finalised by the office. */
export function AmendmentPage() {
  const id = useParam('id')
  const person = useSession()
  const query = useQuery(`amendment/${id}`, () => amendment(id))
  const view = query.data
  if (view && person && view.can.edit.length === 0) {
    const key = `${person.account}/${id}`
    return <AmendmentForm key={key} account={person.account} view={view} onView={query.set} onReload={query.reload} />
  }
  if (view) return <Judged view={view} onView={query.set} onLook={query.reload} />
  return (
    <PageShell>
      <Loaded query={query}>{() => null}</Loaded>
    </PageShell>
  )
}

function Judged({
  view,
  onView,
  onLook,
}: {
  view: AmendmentView
  onView: (view: AmendmentView) => void
  onLook: () => void
}) {
  const [asking, setAsking] = useState<AmendmentAct | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const acts = footActs((act) => view.can[act].length === 0)
  const act = (asked: AmendmentAct, remark = '') =>
    run(async () => {
      onView(await actOn(view, ACTS[asked].path, asked === 'return' || asked === 'end' ? { remark } : {}))
      done(`已${ACTS[asked].label}`)
      setAsking(null)
    })
  return (
    <PageShell foot={acts.length > 0 ? <ActFoot acts={acts} busy={busy} onAsk={setAsking} /> : undefined}>
      <AmendmentFacts view={view} />
      <View className="columns">
        <View className="column">
          <AmendedEntry kind={view.kind} before={view.before} fields={view.fields} />
        </View>
        <View className="column">
          <AmendmentLeads view={view} />
          <AmendmentHistory view={view} />
        </View>
      </View>
      {asking ? (
        <AmendmentDialog
          asking={asking}
          view={view}
          busy={busy}
          errors={errors}
          onAct={act}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}
