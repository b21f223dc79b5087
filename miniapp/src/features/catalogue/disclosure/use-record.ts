import { refuse } from '@gongkai/shared/base/refusal'
import type { ExpectationView, RecordRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { disclosureFaults, occurrenceFaults, recordDoubts } from '@gongkai/shared/catalogue/disclosure/record-faults'
import { useEffect } from 'react'
import { done, leave } from '@/platform/navigate'
import { isOnline } from '@/platform/network'
import { randomKey } from '@/platform/random-key'
import { ApiError } from '@/platform/request'
import { ownerOfPages } from '@/platform/session'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { disclosureDesk, disclosureItem, recordOccurrence } from './api'
import { knownItem } from './known-items'
import { dropWaiting, keepWaiting, waitingOf } from './outbox'
import { isUnanswered } from './outbox-sender'
import { EMPTY_FORM, pastedInto, type RecordForm, recordOf, withPasted } from './record-form'
import { stateWord } from './states'
import { useDoubtful } from './use-doubtful'

/** 登记公开: what was typed stays on the phone until it is stored; without a network the record itself waits there. */
export function useRecord({ item, waiting }: { item: string; waiting: string }) {
  const owner = ownerOfPages()
  const kept = waiting ? waitingOf(owner).find(({ record }) => record.intent === waiting) : undefined
  const [form, set, sent] = useKept<RecordForm>(`disclosure/record/${waiting || item}`, kept?.form ?? EMPTY_FORM)
  const [reviewer, setReviewer] = useKept('disclosure/reviewer', '')
  const desk = useQuery('disclosure-record', disclosureDesk)
  const number = form.items[0]?.publicNumber ?? item
  const facts = useQuery(number ? `disclosure-facts/${number}` : null, () => disclosureItem(number))
  const today = facts.data?.today ?? desk.data?.today ?? chinaTime(new Date().toISOString()).slice(0, 10)
  const expectations = (facts.data?.expectations ?? knownItem(number)?.expectations ?? []).filter(
    ({ kind }) => kind !== 'on-request',
  )
  const expectation = expectations.find(({ subject }) => subject === form.subject) ?? expectations[0]
  const doubtful = useDoubtful()

  // The item that the page was opened for.
  const opened = item && form.items.length === 0 ? (facts.data?.item ?? knownItem(item)?.item) : undefined
  useEffect(() => {
    if (opened) set({ ...form, items: [opened] })
  }, [opened])

  const reviewedBy = form.publication.reviewedBy || reviewer
  const shown: RecordForm = { ...form, publication: { ...form.publication, reviewedBy } }
  const change = (part: Partial<RecordForm>) => set({ ...form, ...part })
  const finish = (words: string) => {
    if (form.published) setReviewer(reviewedBy.trim())
    if (waiting) dropWaiting(owner, waiting)
    sent()
    done(words)
    leave('todo')
  }
  const save = () => {
    const ready = { ...shown, intent: form.intent || randomKey() }
    set(ready)
    const body = recordOf(ready, today, expectation?.ahead ?? false)
    const keep = (record: RecordRequest) => {
      const stored = keepWaiting(owner, { record, form: dated(ready, body), keptAt: Date.now(), refused: [] })
      finish(stored ? '已存本机，联网后自动登记' : '本机存储已满，请不要关闭，联网后自动登记')
    }
    return doubtful.run(async (confirmed) => {
      const asked = { ...body, ...(confirmed.length > 0 ? { confirmed } : {}) }
      ensureFit(asked, today, expectation?.ahead ?? false)
      if (!isOnline()) return keep(asked)
      try {
        const [view] = await recordOccurrence(asked)
        finish(view ? `已登记：${stateWord(view.state)}` : '已登记')
      } catch (error) {
        // Signing in again comes first; the form stays.
        if (!isUnanswered(error) || (error as ApiError).status === 401) throw error
        keep(asked)
      }
    })
  }
  return {
    form: shown,
    change,
    /** the field of the address; a whole line may be pasted into it */ changeLink: (url: string) => {
      const line = pastedInto(form.publication.url, url)
      set(line ? withPasted(form, line) : { ...form, publication: { ...form.publication, url } })
    },
    changePublication: (publication: RecordForm['publication']) => {
      if (publication.reviewedBy !== reviewedBy && publication.reviewedBy === '') setReviewer('')
      change({ publication })
    },
    clear: sent,
    desk,
    today,
    expectations: expectations as readonly ExpectationView[],
    expectation,
    save,
    ...doubtful,
  }
}

/** The form with the days it meant: mended on another day, it still means them. */
const dated = (form: RecordForm, { formedOn, disclosure }: RecordRequest): RecordForm => ({
  ...form,
  formedOn,
  publication: { ...form.publication, publishedOn: disclosure?.publishedOn ?? '' },
})

/** The same rules as on the server, so that a record kept for later is whole. */
function ensureFit(body: RecordRequest, today: string, ahead: boolean): void {
  const context = { today, ahead, hosts: [], confirmed: body.confirmed ?? [] }
  const faults = [
    ...(body.publicNumbers.length > 0 ? [] : [refuse('disclosure.no-item', 'publicNumbers', '请选择公开事项')]),
    ...occurrenceFaults(body),
    ...(body.disclosure ? disclosureFaults(body.disclosure, context) : []),
  ]
  const found = faults.length > 0 ? faults : recordDoubts(body, body.disclosure?.publishedOn ?? null, context)
  if (found.length > 0) throw new ApiError(422, found, null)
}
