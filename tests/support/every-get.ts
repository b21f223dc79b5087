import type { District } from './district'

/** The values that an address may hold for each parameter: a query that names some of each sort there is. */
const SOME = {
  assignment: `SELECT MIN(a.id) AS v FROM assignment a JOIN submission s ON s.assignment_id = a.id AND s.phase = a.phase
    GROUP BY a.phase, s.state, a.organisation_code = '350505106', a.parent_id IS NULL`,
  entry: `SELECT MIN(e.id) AS v FROM entry e JOIN assignment a ON a.id = e.assignment_id
    GROUP BY a.phase, a.organisation_code = '350505106', a.parent_id IS NULL, e.deleted_at IS NULL, e.public_number IS NULL`,
  amendment: 'SELECT id AS v FROM amendment',
  // a database of an older release has none
  wave: 'SELECT COALESCE(MIN(id), 1) AS v FROM law_wave',
  spotCheck: 'SELECT COALESCE(MIN(id), 1) AS v FROM spot_check',
  quarter: `SELECT '2026Q2' AS v`,
  supervision: 'SELECT COALESCE(MIN(id), 1) AS v FROM supervision',
  report: 'SELECT MIN(id) AS v FROM report GROUP BY phase, state',
  edition: 'SELECT id AS v FROM edition',
  published: `SELECT public_number AS v FROM edition_change WHERE id IN (SELECT MIN(id) FROM edition_change GROUP BY edition_id, kind)`,
  changed: `SELECT public_number AS v FROM edition_change WHERE kind = 'revise'`,
  person: `SELECT id AS v FROM person WHERE account IN ('office', 'village', 'civil-affairs', 'upgrade-clerk')`,
  organisation: `SELECT MIN(code) AS v FROM organisation GROUP BY kind`,
  domain: `SELECT code AS v FROM pilot_domain WHERE code IN ('01', '10')`,
  round: 'SELECT code AS v FROM round',
  import: 'SELECT id AS v FROM import',
  export: 'SELECT id AS v FROM export WHERE person_id IS NOT NULL',
  batch: 'SELECT id AS v FROM review_batch',
  guidelineVersion: `SELECT MIN(id) AS v FROM guideline_version GROUP BY state`,
  feedback: 'SELECT tracking_code AS v FROM feedback',
  // none is sent in the demo
  file: `SELECT COALESCE(MIN(id), 'none') AS v FROM disclosure_file`,
  law: `SELECT MIN(id) AS v FROM law GROUP BY organisation_code = '', replaced_by = ''`,
} as const
type Sort = keyof typeof SOME

/** The sort of each parameter by the route's beginning; the first that fits. */
const SORTS: readonly [RegExp, Sort[]][] = [
  [/^\/api\/public\/posters\/organisations\//, ['organisation']],
  [/^\/api\/public\/posters\/pilot-domains\//, ['domain']],
  [/^\/api\/public\/posters\/entries\//, ['published']],
  [/^\/api\/public\/editions\/[^/]+\/entries\/[^/]+$/, ['edition', 'changed']],
  [/^\/api\/(public\/)?editions\//, ['edition']],
  [/^\/api\/public\/entries\//, ['published']],
  [/^\/api\/public\/feedback\//, ['feedback']],
  [/^\/api\/disclosure\/items\//, ['published']],
  [/^\/api\/(disclosure\/files|public\/disclosure-files)\//, ['file']],
  [/^\/api\/spot-checks\//, ['spotCheck']],
  [/^\/api\/supervisions\//, ['supervision']],
  [/^\/api\/disclosure-bulletins\//, ['quarter']],
  [/^\/api\/assignments\//, ['assignment']],
  [/^\/api\/entries\//, ['entry']],
  [/^\/api\/amendments\//, ['amendment']],
  [/^\/api\/laws\//, ['law']],
  [/^\/api\/law-waves\//, ['wave']],
  [/^\/api\/reports\//, ['report']],
  [/^\/api\/review-batches\//, ['batch']],
  [/^\/api\/accounts\//, ['person']],
  [/^\/api\/organisations\//, ['organisation']],
  [/^\/api\/pilot-domains\//, ['domain']],
  [/^\/api\/comparisons\//, ['domain']],
  [/^\/api\/guidelines\//, ['domain']],
  [/^\/api\/guideline-versions\//, ['guidelineVersion']],
  [/^\/api\/rounds\//, ['round']],
  [/^\/api\/laws\//, ['law']],
  [/^\/api\/imports\//, ['import']],
  [/^\/api\/exports\//, ['export']],
]

/** The queries put to a route beside its bare address. */
const QUERIES: readonly [RegExp, string[]][] = [
  [/\/example$/, ['?on=2026-11-20']],
  [/\/public\/entries$/, ['?size=100', '?q=%E6%95%91%E5%8A%A9', '?domain=10&page=2']],
  [/\/public\/suggestions$/, ['?q=%E6%95%91']],
  [/\/public\/editions\/\d+\/entries$/, ['?size=50&domain=10']],
  [/\/public\/disclosures$/, ['?domain=10&since=2020-01-01']],
  [/\/public\/disclosures(\/newest|\.rss)$/, ['?domain=10', '?organisation=350505106']],
  [/\/public\/entries\/[^/]+\/disclosures$/, ['?page=2']],
  [/\/public\/editions\/2\/changes$/, ['?since=1']],
  [/\/public\/download$/, ['?format=csv', '?format=json']],
  [/\/public\/documents$/, ['?format=xlsx&domain=10', '?format=docx&domain=10', '?format=pdf&domain=10']],
  [/\/disclosure\/items$/, ['?state=not-started', '?unsigned=2026Q3&page=2']],
  [/\/publication\/reviews$/, [`?round=2026&domains=01,10&contentHash=${'0'.repeat(64)}`]],
  [/\/publication\/(entries|changes|law-doubts)$/, ['?domains=01,10']],
  [/\/assignments$|\/reviews$/, []],
  [/\/assignments\/\d+\/guideline$/, ['?levels=all']],
  [/\/amendments$/, ['?standing=closed']],
  [/\/citations$/, ['?kind=item&page=2']],
  [/\/law-waves\/\d+\/amendments$/, ['?state=draft']],
  [/\/feedback$/, ['?standing=answered']],
  [/\/imports\/\d+\/rows$/, ['?only=left']],
  [/\/ledger(\/export)?$/, ['?kind=entry.saved']],
  [/\/laws$|\/matters$/, ['?q=%E6%95%91%E5%8A%A9']],
  [/\/pilot-domains\/[^/]+\/leads\/effect$/, ['?leads=civil-affairs']],
  [/\/setup\/divisions$/, ['?parent=35', '?parent=350505']],
  [/\/organisations\/[^/]+\/merge$/, ['?into=350505100']],
]

/** Every address that the GET routes answer to, with an example of each sort of row there is. No route is left out. */
export async function everyGet(district: District): Promise<string[]> {
  const { body } = await district.call<{ paths: Record<string, Record<string, unknown>> }>(
    null,
    'GET',
    '/api/openapi.json',
  )
  const some = {} as Record<Sort, string[]>
  for (const [sort, sql] of Object.entries(SOME)) {
    const rows: { v: unknown }[] = await district.dataSource.query(sql)
    some[sort as Sort] = [...new Set(rows.map(({ v }) => String(v)))].sort()
    if (rows.length === 0) throw new Error(`no ${sort} is stored`)
  }
  const routes = Object.keys(body.paths).filter((path) => body.paths[path]?.get)
  return routes.flatMap((route) =>
    addressesOf(route, some).flatMap((path) => {
      const queries = QUERIES.find(([at]) => at.test(path))?.[1] ?? []
      return [path, ...queries.map((query) => path + query)]
    }),
  )
}

function addressesOf(route: string, some: Record<Sort, string[]>): string[] {
  if (!route.includes('{')) return [route]
  if (route.includes('/wechat-codes/'))
    return ['domain/01', 'domain/10'].map((of) => `/api/public/wechat-codes/${of}.png`)
  if (route.endsWith('/phases/{phase}')) return some.round.map((round) => `/api/rounds/${round}/phases/inventory`)
  const sorts = SORTS.find(([at]) => at.test(route))?.[1]
  if (!sorts) throw new Error(`nobody says what ${route} is asked`)
  const ending = route.endsWith('{file}') && route.includes('/posters/') ? '.pdf' : ''
  let paths = [route]
  for (const sort of sorts)
    paths = paths.flatMap((path) =>
      some[sort].map((value) => path.replace(/\{\w+\}/, encodeURIComponent(value) + ending)),
    )
  return paths
}
