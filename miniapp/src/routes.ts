/** Every path once; app.config.ts and all links are made from it. The first four are the tabs. */
export const TABS = {
  home: { path: 'pages/home/index', text: '首页' },
  catalogue: { path: 'pages/catalogue/index', text: '目录' },
  todo: { path: 'pages/todo/index', text: '工作台' },
  me: { path: 'pages/me/index', text: '我的' },
} as const

export const SUB_PACKAGES = {
  'pages/public': {
    publicEntry: 'entry/index',
    editions: 'editions/index',
    publicEdition: 'edition/index',
    changes: 'changes/index',
    followed: 'followed/index',
    downloads: 'downloads/index',
    giveFeedback: 'feedback/index',
    feedbackStanding: 'answer/index',
  },
  'pages/fill': {
    assignment: 'assignment/index',
    renewal: 'renewal/index',
    entry: 'entry/index',
    matters: 'matters/index',
  },
  'pages/review': {
    reviews: 'queue/index',
    submission: 'submission/index',
    cannedRemarks: 'canned-remarks/index',
    comparison: 'comparison/index',
  },
  'pages/guideline': {
    guidelines: 'list/index',
    guideline: 'domain/index',
    modelRow: 'row/index',
    guidelineVersion: 'version/index',
  },
  'pages/amend': { amendments: 'list/index', amendment: 'view/index', amendmentStart: 'start/index' },
  'pages/disclosure': {
    disclosureDesk: 'desk/index',
    disclosureRecord: 'record/index',
    disclosureItem: 'item/index',
    disclosureQuarter: 'quarter/index',
    disclosurePaste: 'paste/index',
  },
  'pages/publish': {
    reports: 'reports/index',
    report: 'report/index',
    edition: 'edition/index',
    editionDraft: 'draft/index',
    takedowns: 'takedowns/index',
  },
  'pages/manage': {
    matrix: 'matrix/index',
    ledger: 'ledger/index',
    statistics: 'statistics/index',
    manage: 'home/index',
    setup: 'setup/index',
    rounds: 'rounds/index',
    round: 'round/index',
    calendar: 'calendar/index',
    pilotDomains: 'pilot-domains/index',
    pilotDomain: 'pilot-domain/index',
    organisations: 'organisations/index',
    organisation: 'organisation/index',
    accounts: 'accounts/index',
    account: 'account/index',
    accountList: 'account-list/index',
    failedMessages: 'failed-messages/index',
    coverage: 'coverage/index',
    aliases: 'aliases/index',
    erase: 'erase/index',
    officialNumbers: 'official-numbers/index',
    personalFindings: 'personal/index',
    personalAnswers: 'personal-answers/index',
  },
  'pages/watch': {
    watchItems: 'items/index',
    linkHosts: 'hosts/index',
    spotChecks: 'checks/index',
    spotCheck: 'check/index',
    remedies: 'remedies/index',
    supervisions: 'supervisions/index',
    supervision: 'supervision/index',
    supervisionIssue: 'issue/index',
    bulletin: 'bulletin/index',
  },
  'pages/laws': {
    laws: 'list/index',
    law: 'law/index',
    lawEdit: 'edit/index',
    lawEnd: 'end/index',
    lawCitations: 'citations/index',
    lawWave: 'wave/index',
    lawConfirm: 'confirm/index',
  },
  'pages/interchange': {
    imports: 'imports/index',
    import: 'import/index',
    exports: 'exports/index',
    disclosureTable: 'disclosure-table/index',
  },
  'pages/feedback': { feedback: 'list/index' },
  'pages/notice': { inbox: 'inbox/index', nudges: 'nudges/index' },
  'pages/account': {
    signIn: 'sign-in/index',
    password: 'password/index',
    privacy: 'privacy/index',
    wechat: 'wechat/index',
    invitations: 'invitations/index',
    sessions: 'sessions/index',
  },
} as const

type Flatten<T> = T extends Record<string, infer Pages> ? (Pages extends unknown ? keyof Pages : never) : never
export type Page = Flatten<typeof SUB_PACKAGES>
export type Tab = keyof typeof TABS

export function pageUrl(page: Page, query: Record<string, string | number> = {}): string {
  for (const [root, pages] of Object.entries(SUB_PACKAGES)) {
    const path = (pages as Record<string, string>)[page]
    if (!path) continue
    const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    return `/${root}/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
  }
  throw new Error(`no route: ${page}`)
}
