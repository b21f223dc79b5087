import { type Refusal, refuse } from '../../base/refusal.js'
import { CHANNELS, type Channel, labelOf } from '../../base/template/entry-template.js'
import type { LocalDate } from '../../base/time/local-date.js'
import { readDate } from '../../base/time/read-date.js'
import type { DisclosureRequest } from '../../catalogue/disclosure/disclosure.contract.js'
import { readChannels } from './read-channels.js'

/** How 待公开清单 calls what a limit holds beside its named contents. */
export const REST_OF_LIMIT = '其余内容'
/** The words of channels in a cell of 待公开清单. */
export const channelWords = (channels: readonly Channel[]): string =>
  channels.map((channel) => labelOf(CHANNELS, channel)).join('；')

/** The number by which 待公开清单 knows a standing thing again, with the version it was read in; its letter keeps Excel from a date. */
export const registeredWords = ({ id, version }: { id: number; version: number }): string => `D${id}-${version}`

/** A row of 待公开清单 as somebody handed it in. */
export interface SaidDisclosure {
  publicNumber: string
  name: string
  /** undefined: the first that the limit has */ subject: string | undefined
  title: string
  formedOn: LocalDate | ''
  /** the standing thing that it was listed as */ registered: { id: number; version: number } | null
  /** null where nothing is said about a publication */ disclosure: DisclosureRequest | null
  /** cells that cannot be read, `at` the column */ faults: Refusal[]
  doubts: Refusal[]
}

/** Column by column; nothing is guessed, and a cell's text is never evaluated. */
export function readDisclosureRow(values: Readonly<Record<string, string>>): SaidDisclosure {
  const said = (column: string) => (values[column] ?? '').trim()
  const faults: Refusal[] = []
  const doubts: Refusal[] = []
  const fault = (at: string, text: string) => text && faults.push(refuse('match.cell', at, text))
  const day = (column: string) => {
    const { date, fault: why } = readDate(said(column))
    fault(column, why)
    return date
  }
  const formedOn = day('formedOn')
  const publishedOn = day('publishedOn')
  const registered = readRegistered(said('registered'))
  if (said('registered') && !registered) fault('registered', '登记号被改动过，请重新下载清单，或清空这一格作为新增登记')
  const url = readLink(said('url'))
  fault('url', url.fault)
  if (url.doubt) doubts.push(refuse('match.link', 'url', url.doubt))
  const read = readChannels(said('channels'))
  for (const doubt of read.doubts)
    faults.push(refuse('match.cell', 'channels', `${doubt.text.split('，')[0]}，请写模板里的渠道名称`))
  const filled = [said('url'), said('publishedOn'), said('reviewedBy')].some(Boolean)
  return {
    publicNumber: said('publicNumber').normalize('NFKC').replaceAll(/\s/g, ''),
    name: said('name'),
    subject: said('subject') === REST_OF_LIMIT ? '' : said('subject') || undefined,
    title: said('title'),
    formedOn,
    registered,
    disclosure: filled
      ? {
          channels: read.channels,
          url: url.link,
          publishedOn,
          shownUntil: '',
          takenDownOn: '',
          publishedBy: '',
          reviewedBy: said('reviewedBy'),
        }
      : null,
    faults,
    doubts,
  }
}

/** Whether somebody has written anything into an empty row of the list. */
export const isFilledIn = (values: Readonly<Record<string, string>>): boolean =>
  ['title', 'formedOn', 'url', 'publishedOn', 'reviewedBy', 'registered'].some((column) => values[column]?.trim())

function readRegistered(text: string): { id: number; version: number } | null {
  const [, id = '', version = ''] = /^D(\d{1,9})-(\d{1,9})$/i.exec(text.normalize('NFKC').replaceAll(/\s/g, '')) ?? []
  return id ? { id: Number(id), version: Number(version) } : null
}

/** Signs without a width, and the breaks that a cell brings into what is copied. */
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\ufeff\r\n\t]/g

/** A link as it is pasted: blanks around it go, one within it is written as browsers do; two links are asked about. */
function readLink(text: string): { link: string; fault: string; doubt: string } {
  const link = text
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
    .replace(/^(https?)\s?[:：]\s?[/／]{2}\s?/i, '$1://')
  if ((link.match(/https?:\/\//gi) ?? []).length > 1)
    return { link: '', fault: '一格只能写一个链接，另一个请加一行', doubt: '' }
  if (!link.includes(' ')) return { link, fault: '', doubt: '' }
  const encoded = link.replaceAll(' ', '%20')
  return { link: encoded, fault: '', doubt: `链接里有空格，按“${encoded}”登记，请打开核对` }
}
