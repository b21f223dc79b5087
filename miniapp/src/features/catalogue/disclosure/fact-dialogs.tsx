import type { Channel } from '@gongkai/shared/base/template/entry-template'
import type { DisclosureView, OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { randomKey } from '@/platform/random-key'
import { useKept } from '@/platform/use-kept'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Confirm, Refused } from '@/ui/views'
import { addDisclosure, correctDisclosure, correctOccurrence, deleteDisclosure, deleteOccurrence } from './api'
import { DoubtsSheet } from './doubts-sheet'
import { LinkField, PublicationFields } from './publication-fields'
import { EMPTY_PUBLICATION, formOf, type PublicationForm, publicationOf } from './record-form'
import { useDoubtful } from './use-doubtful'

/** An act upon a thing or one of its records. */
export type FactAct =
  | { kind: 'add' | 'correct' | 'delete'; view: OccurrenceView }
  | { kind: 'correctRecord' | 'takeDown' | 'deleteRecord'; view: OccurrenceView; record: DisclosureView }

interface Props {
  today: string
  /** the channels of the item */ promised: readonly Channel[]
  /** reads anew what the page shows */ look: () => void
  onDone: () => void
  onCancel: () => void
}

/** The dialog of an act; `act` names what is shown now, also after it was read anew. */
export function FactDialog({ act, ...props }: Props & { act: FactAct }) {
  switch (act.kind) {
    case 'add':
      return <AddDialog view={act.view} {...props} />
    case 'correct':
      return <CorrectDialog view={act.view} {...props} />
    case 'delete':
      return <DeleteDialog view={act.view} {...props} />
    case 'correctRecord':
      return <CorrectRecordDialog view={act.view} record={act.record} {...props} />
    case 'takeDown':
      return <TakeDownDialog view={act.view} record={act.record} {...props} />
    case 'deleteRecord':
      return <DeleteDialog view={act.view} record={act.record} {...props} />
  }
}

/** The channels that are still missing are offered to be ticked; of what was published nowhere, all that the item promises. */
const offeredOf = ({ missing }: OccurrenceView, promised: readonly Channel[]) =>
  missing.length > 0 ? missing : promised

/** 补登记公开: another channel, or the first publication. */
function AddDialog({ view, today, promised, look, onDone, onCancel }: Props & { view: OccurrenceView }) {
  const [reviewer, setReviewer] = useKept('disclosure/reviewer', '')
  const [intent] = useState(randomKey)
  const offered = offeredOf(view, promised)
  const [form, set, sent] = useKept<PublicationForm>(`disclosure/add/${view.id}`, {
    ...EMPTY_PUBLICATION,
    reviewedBy: reviewer,
  })
  const { busy, run, at, rest, question } = useDoubtful(look)
  const save = () =>
    run(async (confirmed) => {
      const disclosure = publicationOf(form, offered, today)
      await addDisclosure(view, { version: view.version, disclosure, intent, confirmed })
      setReviewer(disclosure.reviewedBy)
      sent()
      done('已登记')
      onDone()
    })
  return (
    <Confirm title="补登记公开" confirm="登记" busy={busy} onConfirm={save} onCancel={onCancel}>
      <Text className="muted">{view.title}</Text>
      <LinkField
        label="网页链接"
        value={form.url}
        issues={at('disclosure/url')}
        onChange={(url) => set({ ...form, url })}
      />
      <PublicationFields value={form} promised={offered} today={today} at={at} onChange={set} />
      <Refused texts={rest('disclosure')} />
      <DoubtsSheet question={question} />
    </Confirm>
  )
}

/** 更正 of the thing itself; its due day is reckoned anew. */
function CorrectDialog({ view, look, onDone, onCancel }: Props & { view: OccurrenceView }) {
  const [said, setSaid] = useState({ title: view.title, formedOn: view.formedOn })
  const { busy, run, at, rest, question } = useDoubtful(look)
  const save = (reason: string) =>
    run(async (confirmed) => {
      await correctOccurrence(view, { version: view.version, ...said, reason, confirmed })
      done('已更正')
      onDone()
    })
  return (
    <>
      <ReasonDialog
        place={`disclosure-correct/${view.id}`}
        title="更正应公开信息"
        note="更正后按新的日期重新计算应公开的时间，理由会留痕。"
        label="更正的理由"
        ready={['日期登记错误', '标题登记错误']}
        confirm="更正"
        busy={busy}
        errors={rest('title', 'formedOn')}
        onConfirm={save}
        onCancel={onCancel}
      >
        <Field label="标题" value={said.title} issues={at('title')} onChange={(title) => setSaid({ ...said, title })} />
        <FieldFrame label="形成日期" issues={at('formedOn')}>
          <DateInput label="形成日期" value={said.formedOn} onChange={(formedOn) => setSaid({ ...said, formedOn })} />
        </FieldFrame>
      </ReasonDialog>
      <DoubtsSheet question={question} />
    </>
  )
}

type OfRecord = Props & { view: OccurrenceView; record: DisclosureView }

/** 更正 of one 公开记录. */
function CorrectRecordDialog({ view, record, today, look, onDone, onCancel }: OfRecord) {
  const [form, set] = useState(() => formOf(record))
  const { busy, run, at, rest, question } = useDoubtful(look)
  const save = (reason: string) =>
    run(async (confirmed) => {
      // Left out they would stay: all may have been removed.
      const files = form.files.map(({ id }) => id)
      const disclosure = { ...publicationOf(form, record.channels, today), files }
      await correctDisclosure(view, record.id, { version: view.version, disclosure, reason, confirmed })
      done('已更正')
      onDone()
    })
  return (
    <>
      <ReasonDialog
        place={`disclosure-record/${record.id}`}
        title="更正公开记录"
        note={view.title}
        label="更正的理由"
        ready={['链接登记错误', '日期登记错误', '渠道登记错误']}
        confirm="更正"
        busy={busy}
        errors={rest('disclosure')}
        onConfirm={save}
        onCancel={onCancel}
      >
        <LinkField
          label="网页链接"
          value={form.url}
          issues={at('disclosure/url')}
          onChange={(url) => set({ ...form, url })}
        />
        <PublicationFields correcting value={form} promised={record.channels} today={today} at={at} onChange={set} />
      </ReasonDialog>
      <DoubtsSheet question={question} />
    </>
  )
}

/** 撤下: its 公示期 is over, or it must not stay up. */
function TakeDownDialog({ view, record, today, look, onDone, onCancel }: OfRecord) {
  const [day, setDay] = useState(today)
  const { busy, run, at, rest, question } = useDoubtful(look)
  const tooEarly = record.shownUntil !== '' && day < record.shownUntil
  const save = (reason: string) =>
    run(async (confirmed) => {
      const disclosure = { ...publicationOf(formOf(record), record.channels, today), takenDownOn: day }
      await correctDisclosure(view, record.id, { version: view.version, disclosure, reason, confirmed })
      done('已登记撤下')
      onDone()
    })
  return (
    <>
      <ReasonDialog
        place={`disclosure-down/${record.id}`}
        title="登记撤下"
        note={`${view.title}：请先在网站或公示栏上撤下，再在这里登记。`}
        label="撤下的原因"
        ready={['公示期满', '内容有误，重新公开']}
        confirm="登记撤下"
        busy={busy}
        errors={rest('disclosure/takenDownOn')}
        onConfirm={save}
        onCancel={onCancel}
      >
        <FieldFrame
          label="撤下日期"
          issues={[
            ...at('disclosure/takenDownOn'),
            ...(tooEarly ? [`公示期到 ${record.shownUntil}，会记为未满公示期`] : []),
          ]}
        >
          <DateInput label="撤下日期" value={day} onChange={setDay} />
        </FieldFrame>
      </ReasonDialog>
      <DoubtsSheet question={question} />
    </>
  )
}

/** 删除 of a record, or of the thing with all its records; the reason stays. */
function DeleteDialog({
  view,
  record,
  look,
  onDone,
  onCancel,
}: Props & { view: OccurrenceView; record?: DisclosureView }) {
  const { busy, errors, run } = useDoubtful(look)
  const remove = (reason: string) =>
    run(async () => {
      const body = { version: view.version, reason }
      await (record ? deleteDisclosure(view, record.id, body) : deleteOccurrence(view, body))
      done('已删除')
      onDone()
    })
  const count = view.disclosures.length
  const what = record
    ? `删除 ${record.publishedOn} 的公开记录，“${view.title}”保留。`
    : `删除“${view.title}”${count > 0 ? `和它的 ${count} 条公开记录` : ''}，不能恢复。`
  return (
    <ReasonDialog
      place={`disclosure-delete/${view.id}/${record?.id ?? ''}`}
      title={record ? '删除公开记录？' : '删除应公开信息？'}
      note={`${what}谁在什么时候、为什么删除会留痕。网站和公示栏上的内容不会因此撤下。`}
      label="删除的理由"
      ready={['重复登记', '登记到了别的事项']}
      confirm="删除"
      busy={busy}
      errors={errors}
      onConfirm={remove}
      onCancel={onCancel}
    />
  )
}
