import type { Channel } from '@gongkai/shared/base/template/entry-template'
import type {
  DisclosureFileView,
  DisclosureItem,
  DisclosureRequest,
  DisclosureView,
  RecordRequest,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { type PastedLine, readPastedLines } from '@gongkai/shared/catalogue/disclosure/pasted-lines'

/** Place and time of a publication, as typed; a day that is '' is today. */
export interface PublicationForm {
  /** null: nobody has ticked yet, the promised ones stand */ channels: Channel[] | null
  url: string
  publishedOn: string
  shownUntil: string
  takenDownOn: string
  publishedBy: string
  reviewedBy: string
  files: DisclosureFileView[]
}
export type FormItem = Pick<DisclosureItem, 'publicNumber' | 'name' | 'unit' | 'channels'>

/** 登记公开 as typed. Plain data: it outlives the page. */
export interface RecordForm {
  /** by which the server knows it again; made with the first word */ intent: string
  items: FormItem[]
  /** null: the first of its limits */ subject: string | null
  title: string
  /** the title that was read out of a pasted line, which another line may replace */ offered: string
  formedOn: string
  published: boolean
  publication: PublicationForm
}

export const EMPTY_PUBLICATION: PublicationForm = {
  channels: null,
  url: '',
  publishedOn: '',
  shownUntil: '',
  takenDownOn: '',
  publishedBy: '',
  reviewedBy: '',
  files: [],
}
export const EMPTY_FORM: RecordForm = {
  intent: '',
  items: [],
  subject: null,
  title: '',
  offered: '',
  formedOn: '',
  published: true,
  publication: EMPTY_PUBLICATION,
}

/** Channels that all the items promise; of one item, its own. */
export function promisedBy(items: readonly FormItem[]): Channel[] {
  const [first, ...others] = items
  return (first?.channels ?? []).filter((channel) => others.every(({ channels }) => channels.includes(channel)))
}

export const ticked = (publication: PublicationForm, promised: readonly Channel[]): Channel[] =>
  publication.channels ?? [...promised]

export function publicationOf(
  publication: PublicationForm,
  promised: readonly Channel[],
  today: string,
): DisclosureRequest {
  const { url, publishedOn, shownUntil, takenDownOn, publishedBy, reviewedBy, files } = publication
  return {
    channels: ticked(publication, promised),
    url: url.trim(),
    publishedOn: publishedOn || today,
    shownUntil,
    takenDownOn,
    publishedBy,
    reviewedBy: reviewedBy.trim(),
    ...(files.length > 0 ? { files: files.map(({ id }) => id) } : {}),
  }
}

/**
 * 形成日期 as it is understood: today, or the day of publishing where that is earlier; the day of an event that lies `ahead` is not
 * guessed.
 */
export function formedDay({ formedOn, published, publication }: RecordForm, today: string, ahead: boolean): string {
  if (formedOn || ahead) return formedOn
  const { publishedOn } = publication
  return published && publishedOn && publishedOn < today ? publishedOn : today
}

/** The request that the form makes on a day. */
export function recordOf(form: RecordForm, today: string, ahead = false): RecordRequest {
  const { intent, items, subject, title, published, publication } = form
  return {
    intent,
    publicNumbers: items.map(({ publicNumber }) => publicNumber),
    ...(subject === null ? {} : { subject }),
    title: title.trim(),
    formedOn: formedDay(form, today, ahead),
    disclosure: published ? publicationOf(publication, promisedBy(items), today) : null,
  }
}

/** A record that stands, as a form to correct it. */
export function formOf({ publishedBy, ...said }: DisclosureView): PublicationForm {
  const { channels, url, publishedOn, shownUntil, takenDownOn, reviewedBy, files } = said
  return { channels, url, publishedOn, shownUntil, takenDownOn, reviewedBy, files, publishedBy: publishedBy.code }
}

/** So many signs at once are not typed. */
const PASTED = 8
/** A line pasted into the field of the address: understood, where it holds an address and came at once. */
export function pastedInto(before: string, now: string): PastedLine | null {
  if (now.length - before.length < PASTED) return null
  const [line] = readPastedLines(now)
  return line?.url ? line : null
}

/** The form with a pasted line: the address, and title and day where the line has them and nobody has typed others. */
export function withPasted(form: RecordForm, { title, url, publishedOn }: PastedLine): RecordForm {
  const takes = title !== '' && (form.title.trim() === '' || form.title === form.offered)
  return {
    ...form,
    ...(takes ? { title, offered: title } : {}),
    published: true,
    publication: { ...form.publication, url, publishedOn: publishedOn || form.publication.publishedOn },
  }
}
