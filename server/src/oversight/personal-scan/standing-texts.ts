import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { footerLines } from '@gongkai/shared/base/region/region-facts'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { entryOfSnapshot } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { ScannedPlace } from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { type EntityManager, IsNull, MoreThan, Not } from 'typeorm'
import { OccurrenceEntity } from '../../catalogue/disclosure/disclosure.entities.js'
import { guardedTexts } from '../../catalogue/disclosure/disclosure-record.js'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { isClean } from '../../catalogue/publication/clean-rows.js'
import { editionEntries } from '../../catalogue/publication/editions.query.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { factsOf, storedRegion } from '../../platform/region.js'

/** Something that others can read, with its texts; none where the finder knows nothing in it. */
export interface StandingText {
  place: ScannedPlace
  subject: string
  editionId: number | null
  domainCode: string
  organisationCode: string
  name: string
  texts: GuardedText[]
}

const AT_ONCE = 500

/** All that residents read, or units take over, portion by portion; others have their turn between. The newest edition comes first. */
export async function* standingTexts(tx: EntityManager): AsyncGenerator<StandingText> {
  yield* publishedTexts(tx)
  yield* answers(tx)
  yield* disclosures(tx)
  yield* models(tx)
  yield* district(tx)
}

/** Rows of every edition that may still be read, also of those that stand no more. */
async function* publishedTexts(tx: EntityManager): AsyncGenerator<StandingText> {
  const editions = await readEditions(tx)
  const standing = standingEditions(editions)
  for (const edition of editions.toReversed()) {
    if (edition.concealed) continue
    const codes = edition.domains.map(({ code }) => code)
    for await (const { snapshot } of editionEntries(tx, edition.id, codes)) {
      const fields = entryOfSnapshot(snapshot)
      const stands = standing.get(snapshot.domain.code)?.id === edition.id
      yield {
        place: stands ? 'published' : 'earlier',
        subject: snapshot.id,
        editionId: stands ? null : edition.id,
        domainCode: snapshot.domain.code,
        organisationCode: snapshot.organisation.code,
        name: maskPersonalData(entryName(snapshot)),
        texts: isClean(fields) ? [] : rowTexts({ fields, at: 'fields', name: '' }),
      }
    }
  }
}

/** The answers that residents read. */
async function* answers(tx: EntityManager): AsyncGenerator<StandingText> {
  for (let last = 0; ; ) {
    const some = await tx.find(FeedbackEntity, {
      where: { id: MoreThan(last), answeredAt: Not(IsNull()) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    })
    for (const { id, answer, entryName: about, organisationCode, domainCode } of some) {
      yield {
        place: 'feedback',
        subject: String(id),
        editionId: null,
        domainCode: domainCode ?? '',
        organisationCode,
        name: maskPersonalData(about || '群众反馈'),
        texts: [{ at: 'answer', name: '答复', text: answer, head: '答复' }],
      }
      await breatheWhenDue()
    }
    if (some.length < AT_ONCE) return
    last = some.at(-1)?.id ?? 0
  }
}

/** The titles of what was made public, which residents read and search. */
async function* disclosures(tx: EntityManager): AsyncGenerator<StandingText> {
  for (let last = 0; ; ) {
    const some = await tx.find(OccurrenceEntity, {
      select: { id: true, title: true, itemName: true, organisationCode: true, domainCode: true },
      where: { id: MoreThan(last) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    })
    for (const { id, title, itemName, organisationCode, domainCode } of some) {
      yield {
        place: 'disclosure',
        subject: String(id),
        editionId: null,
        domainCode,
        organisationCode,
        name: maskPersonalData(itemName),
        texts: guardedTexts(title, null),
      }
      await breatheWhenDue()
    }
    if (some.length < AT_ONCE) return
    last = some.at(-1)?.id ?? 0
  }
}

/** Model rows in force, which the office keeps. */
async function* models(tx: EntityManager): AsyncGenerator<StandingText> {
  const office = await officeCode(tx)
  const items = await tx.find(GuidelineItemEntity, { where: { appliesTo: IsNull() }, order: { id: 'ASC' } })
  for (const { id, domainCode, fields } of items) {
    yield {
      place: 'model',
      subject: String(id),
      editionId: null,
      domainCode,
      organisationCode: office,
      name: maskPersonalData(entryName(fields)),
      texts: isClean(fields) ? [] : rowTexts({ fields, at: 'fields', name: '' }),
    }
    await breatheWhenDue()
  }
}

/** The foot of every public page, with the office's telephone. */
async function* district(tx: EntityManager): AsyncGenerator<StandingText> {
  const texts = await footerTexts(tx)
  const organisationCode = await officeCode(tx)
  yield { place: 'region', subject: '1', editionId: null, domainCode: '', organisationCode, name: '页脚', texts }
}

export async function footerTexts(tx: EntityManager): Promise<GuardedText[]> {
  const { footer } = factsOf(await storedRegion(tx))
  return footerLines(footer).map((text, index) => ({ at: `footer/${index}`, name: '页脚', text, head: '页脚' }))
}

async function officeCode(tx: EntityManager): Promise<string> {
  return (await tx.findOneBy(OrganisationEntity, { kind: 'office' }))?.code ?? ''
}
