import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import type { Query } from '@/platform/use-query'
import { accept, recall, sendBack, sign } from './api'

export type ReportAct = 'sign' | 'recall' | 'accept' | 'return'
export const ACTS: Readonly<Record<ReportAct, string>> = {
  sign: '上报',
  recall: '撤回上报',
  accept: '接收',
  return: '退回',
}
export type SituationRow = ReportView['situation'][number]

/** The texts and questions on the page of a report, and the acts done there. */
export function useReportActs(id: string, query: Query<ReportView>) {
  const [reasons, setReasons, reasonsSent] = useKept<Record<number, string>>(`exceptions/${id}`, {})
  const [reopened, setReopened] = useState<number[]>([])
  const [remark, setRemark, remarkSent] = useKept(`report/${id}`, '')
  const [asking, setAsking] = useState<ReportAct | null>(null)
  const { busy, errors, run } = useAction(query.reload)

  const item = query.data
  const reasonOf = (row: SituationRow) => reasons[row.assignmentId] ?? row.exception
  const open = item?.situation.filter((row) => row.state !== 'approved') ?? []
  const lacking = open.filter((row) => !reasonOf(row).trim())
  const act = () =>
    run(async () => {
      if (!item) return
      const { version } = item
      if (asking === 'sign')
        await sign(id, {
          version,
          exceptions: open.map((row) => ({ assignmentId: row.assignmentId, reason: reasonOf(row).trim() })),
        })
      else if (asking === 'recall') await recall(id, { version })
      else if (asking === 'accept') await accept(id, { version })
      else if (asking === 'return') await sendBack(id, { version, assignmentIds: reopened, remark: remark.trim() })
      if (asking === 'sign') reasonsSent()
      if (asking === 'return') remarkSent()
      if (asking) done(`已${ACTS[asking]}`)
      query.reload()
    }).then((acted) => acted && setAsking(null))
  return {
    ...{ asking, setAsking, busy, errors, act, open, lacking, reasonOf, reopened, remark, setRemark },
    setReason: (row: SituationRow, text: string) => setReasons({ ...reasons, [row.assignmentId]: text }),
    setReopens: ({ assignmentId }: SituationRow, on: boolean) =>
      setReopened(on ? [...reopened, assignmentId] : reopened.filter((other) => other !== assignmentId)),
  }
}
