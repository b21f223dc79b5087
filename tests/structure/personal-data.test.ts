import { guardedTexts, requestTexts } from '../support/request-texts'

/** Why a text of a request has no gate of its own, by the route or its beginning; the first that fits. */
const WITHOUT_A_GATE: readonly [route: RegExp, field: RegExp, why: string][] = [
  // rows and drafts: saving is never refused
  [
    /^(POST \/api\/assignments\/:id\/entries|PUT \/api\/entries\/:id)$/,
    /^fields\./,
    'a row in the making: marked, and stopped at 报送, 通过, 汇总上报 and 发布',
  ],
  [/^PUT \/api\/assignments\/:id\/batch$/, /^(timeLimit|channelOther)$/, 'into rows in the making, as above'],
  [
    /^PUT \/api\/amendments\/:id$/,
    /^(fields\..+|reason|triggerOn)$/,
    'a draft: marked, and stopped at 提出, 通过 and 审定',
  ],
  [
    /^(POST \/api\/guidelines\/:domain\/changes|PUT \/api\/guideline-versions\/:id\/changes\/:changeId)$/,
    /^fields\./,
    'a draft: marked, and stopped at 公布; in the act itself where the version is announced already',
  ],
  [
    /^PUT \/api\/imports\/:id\/rows\/:rowId$/,
    /./,
    'a table in the making: doubts name the cell, its rows are stopped like any others',
  ],
  [/^POST \/api\/imports\/pasted$/, /./, 'a table in the making, as above'],
  [/^PUT \/api\/imports\/:id\/rows\/:rowId\/(mask|answer)$/, /^part$/, 'names a part of a row that is there'],
  // the acts upon facts of 公开落实, which are gates of their own
  [
    /^(POST|PUT) \/api\/disclosure\//,
    /(^|\.)(title|url|reviewedBy)$/,
    'stopped by the act itself, together with all other reasons and, of many, with the line',
  ],
  [
    /^POST \/api\/disclosure\/proposals$/,
    /^text$/,
    'lines that are understood and not stored; each is stopped where it is recorded',
  ],
  [
    /^(POST|PUT) \/api\/disclosure\//,
    /(^|\.)(publicNumbers|subject|intent|confirmed|quarter|publishedBy|hosts|files)$/,
    'a code that must be one of those there are, or that nobody reads',
  ],
  [/^(POST|PUT) \/api\/disclosure\//, /(^|\.)(formedOn|publishedOn|shownUntil|takenDownOn)$/, 'a date'],
  // 抽查 and 督办: codes and days beside their guarded words
  [/^POST \/api\/spot-checks$/, /^unit$/, 'a code that must be one of those there are'],
  [/^PUT \/api\/spot-checks\//, /^(answers\.|remedyDueOn)/, 'an answer of three, or a day'],
  [/^POST \/api\/supervisions$/, /^(unit|publicNumbers)$/, 'a code that must be one of those there are'],
  // a resident
  [/^POST \/api\/public\/feedback$/, /^text$/, 'a resident is not refused: masked before it is stored'],
  [/^POST \/api\/public\/feedback$/, /^(wechatCode|intent)$/, 'a code, kept by nobody'],
  // the answers to findings themselves
  [/^POST \/api\/privacy\/answers$/, /^text$/, 'the words that are asked about: compared, and not stored'],
  [/^POST \/api\/privacy\/answers$/, /^(place|part|until)$/, 'names a place or a day'],
  [
    /official-numbers/,
    /^number$/,
    'an office’s telephone, which is what the list is for; nothing but a telephone passes',
  ],
  // publication, which is a gate of its own
  [/^POST \/api\/editions(\/:id\/withdrawal)?$/, /^(note|explanation)$/, 'stopped by the publication itself'],
  [/^PUT \/api\/publication\/withdrawals$/, /^reason$/, 'stopped by the publication itself'],
  // takedown, whose acts ask the guard themselves
  [
    /^POST \/api\/takedowns/,
    /^(reason|subject)$/,
    'the reason is stopped in the act; the subject names a published thing',
  ],
  // official by their nature
  [
    /^PUT \/api\/setup\/region$/,
    /^footer\.(phone|icp|policeRecord|siteCode)$|^(officialSite|code)$/,
    'the district’s public telephone and registrations: official by their nature, printed on every page',
  ],
  // private to the sender and to who runs accounts
  [/^POST \/api\/(session|me)(\/|$)/, /./, 'one’s own credentials'],
  [
    /^(POST|PUT) \/api\/accounts(\/|$)/,
    /^(rows\.)?(account|name|phone|roles|organisation|organisationCode)$/,
    'who works here: read by the administrator of accounts alone, never by the public',
  ],
  // what is taken down, and where a datum is erased
  [/^POST \/api\/erasures$/, /^part$/, 'names a part of a text that is there'],
  // codes, dates, numbers of rows
  [/./, /(^|\.)(saveId|continues|numbers|seen|contentHash|items)$/, 'names a row, a save or what was seen'],
  [
    /./,
    /(^|\.)(code|codes|domain|domainCode|domainCodes|unitCodes|villageCodes|roundCode|organisation|organisationCode|organisationCodes|organisationCode|leads|fillers|parent|into|feedbackTo|key|means|sign|entryId|publicNumber)$/,
    'a code that must be one of those there are',
  ],
  [/./, /(^|\.)(date|dueOn|from|to|comesOn|effectiveOn|triggerOn|reassessOn)$/, 'a date'],
  [/^POST \/api\/laws\/:id\/waves$/, /^replacement\./, 'must name a law of the list'],
]

const texts = requestTexts()

test('there are texts in requests', () => {
  expect(texts.length).toBeGreaterThan(200)
})

test('each text of a writing request is guarded, or says why it needs no gate of its own', () => {
  const guarded = new Set(guardedTexts())
  const open = texts.filter((text) => {
    const [method, path, field = ''] = text.split(' ')
    const route = `${method} ${path}`
    return !guarded.has(text) && !WITHOUT_A_GATE.some(([of, what]) => of.test(route) && what.test(field))
  })
  expect(open).toEqual([])
})

test('each guarded text is a text of a request, and no line of the list is about nothing', () => {
  expect(guardedTexts().filter((text) => !texts.includes(text))).toEqual([])
  const guarded = new Set(guardedTexts())
  const idle = WITHOUT_A_GATE.filter(
    ([of, what]) =>
      !texts.some((text) => {
        const [method, path, field = ''] = text.split(' ')
        return !guarded.has(text) && of.test(`${method} ${path}`) && what.test(field)
      }),
  )
  expect(idle).toEqual([])
})

test('a text that nobody thought of would be found', () => {
  expect(texts).toContain('POST /api/entries/:id/comments text')
  expect(guardedTexts()).toContain('POST /api/assignments/:id/return remarks.text')
  expect(guardedTexts()).not.toContain('PUT /api/entries/:id fields.content')
})
