import type { SiteFooter } from '../../base/region/region-facts.js'
import { code, flag, list, nullable, number, object, optional, required, type Shape, text } from '../../base/shape.js'
import { ENTRY_SHAPES } from '../../base/template/entry-shape.js'
import type { PublicEdition, PublicEntry, WithdrawnEntry } from '../../district/edition/public-entry.js'
import { codeAndName, SNAPSHOT_SHAPES } from '../../district/edition/snapshot.js'
import type {
  EntryDisclosures,
  NewestDisclosure,
  NewestDisclosures,
  PublicCoverage,
  PublicDisclosure,
  PublicDisclosures,
} from '../disclosure/public-disclosure.contract.js'
import type { AnsweredDisclosure, FeedbackReceipt, FeedbackStanding } from '../feedback/feedback.contract.js'
import { changeShape, historyParts } from '../publication/change-shape.js'
import type {
  ChangeCounts,
  EditionChanges,
  EditionView,
  EntryHistoryItem,
} from '../publication/publication.contract.js'
import type {
  AudienceGroup,
  DeadlineExample,
  DownloadField,
  PublicDomain,
  PublicEntryPage,
  PublicEntrySummary,
  PublicFacets,
  PublicHome,
  PublicRegion,
} from './public-catalogue.contract.js'

/**
 * All that is answered to everybody, by the contract, field by field: a field beyond the contract is not sent, and a field of the contract
 * that is not named here does not compile.
 */
const region = object<PublicRegion>({
  code: text,
  name: text,
  shortName: text,
  officialSite: text,
  footer: object<SiteFooter>({ organiser: text, phone: text, icp: text, policeRecord: text, siteCode: text }),
  edition: nullable(text),
  entryCount: number,
  domainCount: number,
})
const domain = object<PublicDomain>({ code: text, name: text, leads: list(text), sign: text, entryCount: number })
const group = object<AudienceGroup>({ code: text, label: text, entryCount: number })
const unit = object<PublicFacets['organisations'][number]>({ code: text, name: text, entryCount: number })
const counted = <Code extends string>() =>
  list(object<{ code: Code; entryCount: number }>({ code: code<Code>(), entryCount: number }))
const facets = object<PublicFacets>({
  domains: list(domain),
  organisations: list(unit),
  groups: list(group),
  stages: counted(),
  levels: counted(),
  audiences: counted(),
  ways: counted(),
})
const counts = object<ChangeCounts>({ added: number, revised: number, withdrawn: number })
type News = NonNullable<PublicHome['news']>
const home = object<PublicHome>({
  region,
  domains: list(domain),
  groups: list(group),
  news: nullable(
    object<News>({
      edition: object<News['edition']>({ id: number, name: text, publishedAt: text, effectiveOn: text, note: text }),
      counts,
      items: list(
        object<News['items'][number]>({
          id: text,
          name: text,
          domain: text,
          organisation: text,
          at: text,
          text,
        }),
      ),
    }),
  ),
})

const publicEdition = object<PublicEdition>({ id: number, name: text, publishedAt: text, effectiveOn: text })
/** An entry with the edition it is read in. */
export const publicEntryShape = object<PublicEntry>({
  ...SNAPSHOT_SHAPES,
  edition: publicEdition,
  keptFrom: optional(object<NonNullable<PublicEntry['keptFrom']>>({ id: number, name: text })),
})

/** Answer 410: an entry that does not stand any more. */
export const withdrawnShape = object<WithdrawnEntry>({
  refusals: list(object<WithdrawnEntry['refusals'][number]>({ code: text, at: text, text })),
  withdrawn: object<WithdrawnEntry['withdrawn']>({
    id: text,
    name: text,
    domain: codeAndName,
    organisation: codeAndName,
    edition: publicEdition,
    lastIn: nullable(publicEdition),
    reason: text,
    successor: nullable(object<NonNullable<WithdrawnEntry['withdrawn']['successor']>>({ id: text, name: text })),
  }),
})

const summary = object<PublicEntrySummary>({
  id: text,
  domain: codeAndName,
  organisation: codeAndName,
  name: text,
  timeLimit: text,
  ways: ENTRY_SHAPES.ways,
  levels: ENTRY_SHAPES.levels,
  found: nullable(object<NonNullable<PublicEntrySummary['found']>>({ label: text, text })),
})
const entries = object<PublicEntryPage>({
  total: number,
  more: flag,
  items: list(summary),
  near: nullable(object<NonNullable<PublicEntryPage['near']>>({ items: list(summary), words: list(text) })),
})

type Withdrawn = NonNullable<EditionView['withdrawn']>
const edition = object<EditionView>({
  id: required(number),
  name: text,
  publishedAt: text,
  effectiveOn: text,
  note: text,
  entryCount: number,
  contentHash: text,
  domains: list(codeAndName),
  withdrawn: nullable(object<Withdrawn>({ at: text, explanation: text, concealed: flag })),
})
const changes = object<EditionChanges>({
  edition,
  since: nullable(edition),
  counts,
  total: number,
  items: list(changeShape),
})
type HistoryEdition = EntryHistoryItem['edition']
const historyItem = object<EntryHistoryItem>({
  edition: object<HistoryEdition>({ id: number, name: text, publishedAt: text, withdrawn: flag }),
  kind: code<EntryHistoryItem['kind']>(),
  ...historyParts,
})

const about = nullable(object<NonNullable<FeedbackStanding['entry']>>({ id: text, name: text }))
const feedback = object<FeedbackStanding>({
  trackingCode: text,
  kind: code<FeedbackStanding['kind']>(),
  text,
  entry: about,
  domain: nullable(codeAndName),
  organisation: text,
  at: text,
  answerDueOn: text,
  estimated: flag as Shape<boolean | undefined>,
  answer: text,
  answeredAt: nullable(text),
  disclosure: optional(
    object<AnsweredDisclosure>({
      id: number,
      shown: flag,
      title: text,
      publishedOn: text,
      channels: ENTRY_SHAPES.channels,
      url: text,
    }),
  ),
})

const publicDisclosure = object<PublicDisclosure>({
  id: number,
  title: text,
  item: object<PublicDisclosure['item']>({ id: text, name: text }),
  domain: codeAndName,
  organisation: codeAndName,
  formedOn: text,
  publishedOn: text,
  channels: ENTRY_SHAPES.channels,
  url: text,
  publishedBy: text,
  files: list(
    object<PublicDisclosure['files'][number]>({
      id: text,
      name: text,
      kind: code<'photo' | 'file'>(),
      bytes: number,
      width: number,
      height: number,
    }),
  ),
})
type CoverageCell = PublicCoverage['items'][number]

export const PUBLIC_SHAPES = {
  home,
  region,
  domains: list(domain),
  facets,
  suggestions: list(text),
  entries,
  entry: publicEntryShape,
  withdrawn: withdrawnShape,
  history: list(historyItem),
  example: object<DeadlineExample>({
    understood: text,
    example: text,
    formedOn: text,
    latest: nullable(text),
    estimated: flag,
  }),
  entryDisclosures: object<EntryDisclosures>({
    state: code<EntryDisclosures['state']>(),
    nothingIn: text,
    withdrawn: flag as Shape<boolean | undefined>,
    total: number,
    items: list(publicDisclosure),
  }),
  disclosures: object<PublicDisclosures>({ items: list(publicDisclosure), next: nullable(number) }),
  newestDisclosures: object<NewestDisclosures>({
    items: list(
      object<NewestDisclosure>({ item: text, organisation: text, id: number, title: text, publishedOn: text }),
    ),
  }),
  disclosureCoverage: object<PublicCoverage>({
    date: text,
    items: list(
      object<CoverageCell>({
        domain: codeAndName,
        organisation: codeAndName,
        onTime: number,
        notYet: number,
        nothingArose: number,
      }),
    ),
  }),
  editions: list(edition),
  paused: list(text),
  changes,
  downloadFields: list(object<DownloadField>({ name: text, label: text, meaning: text })),
  feedback,
  receipt: object<FeedbackReceipt>({
    trackingCode: text,
    organisation: text,
    answerDueOn: text,
    estimated: flag as Shape<boolean | undefined>,
  }),
}
