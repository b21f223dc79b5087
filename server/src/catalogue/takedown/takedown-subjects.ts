import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import type { Decision } from '@gongkai/shared/base/refusal'
import { type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'
import type { TakedownSubject } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { readEditions } from '../../district/edition/read-editions.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { FeedbackEntity } from '../feedback/feedback.entity.js'
import { ConcealedContentEntity } from '../publication/concealed-content.entity.js'
import { fingerprintOf } from '../publication/concealed-content.query.js'
import { uncleanOf, uncleanTexts } from './is-clean.js'
import { bringBack, pauseItem, rowsOfItem } from './pause-item.js'
import type { TakedownEntity } from './takedown.entity.js'

/** A published thing that can be taken down, as it stands. */
export interface Subject {
  /** its name, with what looks like personal data masked */ name: string
  /** whose it was published as, and who answers for it now */ organisationCode: string
  answersFor: string
  domainCode: string | null
  /** editions that hold it */ editionIds: number[]
}

/** One kind of published things: how it is found, how it goes, and how it comes back. */
interface SubjectKind {
  /** null where there is none, or where nothing of it is published */
  find(tx: EntityManager, subject: string): Promise<Subject | null>
  takeDown(tx: EntityManager, takedown: TakedownEntity, now: Date): Promise<void>
  /** The 个人信息 that today's rules find in it and no answer covers on that day, with the places. */
  unclean(tx: EntityManager, subject: string, today: LocalDate): Promise<Decision>
  /** Only what is clean. */
  restore(tx: EntityManager, takedown: TakedownEntity, now: Date): Promise<void>
}

const LONGEST_NUMBER = 60

const entry: SubjectKind = {
  async find(tx, subject) {
    const rows = subject.length > LONGEST_NUMBER ? [] : await rowsOfItem(tx, subject)
    const concealed = new Set((await readEditions(tx)).flatMap((edition) => (edition.concealed ? [edition.id] : [])))
    const readable = rows.filter((row) => !row.concealed && !concealed.has(row.editionId))
    const last = readable.at(-1)
    if (!last) return null
    const { organisation, domain, ...words } = snapshotOf(last.snapshot)
    return {
      name: maskPersonalData(entryName(words)),
      organisationCode: organisation.code,
      answersFor: (await lineOf(tx))(organisation.code),
      domainCode: domain.code,
      editionIds: readable.map(({ editionId }) => editionId),
    }
  },

  async takeDown(tx, { id: takedownId, subject }, now) {
    const rows = await pauseItem(tx, subject, now)
    // Each of its words, since nobody knows in which of them it stood first; none comes back under another number either.
    const words = new Map(rows.map((row) => [fingerprintOf(snapshotOf(row.snapshot)), row]))
    for (const [fingerprint, { editionId, domainCode, publicNumber, snapshot }] of words)
      await tx.insert(ConcealedContentEntity, {
        editionId,
        domainCode,
        organisationCode: snapshotOf(snapshot).organisation.code,
        publicNumber,
        fingerprint,
        takedownId,
      })
  },

  async unclean(tx, subject, today) {
    const rows = await rowsOfItem(tx, subject)
    const standing = await standingDomains(tx)
    const row =
      rows.find(({ domainCode, editionId }) => standing.get(domainCode)?.editionId === editionId) ?? rows.at(-1)
    if (!row) return []
    const snapshot = snapshotOf(row.snapshot)
    return uncleanOf(tx, (await lineOf(tx))(snapshot.organisation.code), [snapshot], today)
  },

  async restore(tx, { id, subject }, now) {
    await tx.delete(ConcealedContentEntity, { takedownId: id })
    const answersFor = await lineOf(tx)
    await bringBack(tx, subject, now, async ({ snapshot: stored }) => {
      const snapshot = snapshotOf(stored)
      const unit = answersFor(snapshot.organisation.code)
      return (await uncleanOf(tx, unit, [snapshot], localDateAt(now))).length === 0
    })
  },
}

const feedback: SubjectKind = {
  async find(tx, subject) {
    const found = await feedbackOf(tx, subject)
    if (!found?.answeredAt) return null
    const { organisationCode, domainCode, entryName: about } = found
    return {
      name: maskPersonalData(about),
      organisationCode,
      answersFor: (await lineOf(tx))(organisationCode),
      domainCode,
      editionIds: [],
    }
  },

  // Its page asks for what is down each time: nothing else holds the answer.
  async takeDown() {},

  async unclean(tx, subject, today) {
    const found = await feedbackOf(tx, subject)
    if (!found) return []
    return uncleanTexts(tx, found.organisationCode, [{ at: 'answer', name: '答复', text: found.answer }], today)
  },

  async restore() {},
}

async function feedbackOf(tx: EntityManager, subject: string): Promise<FeedbackEntity | null> {
  const id = /^[1-9]\d{0,9}$/.test(subject) ? Number(subject) : 0
  return tx.findOneBy(FeedbackEntity, { id })
}

export const SUBJECTS: Readonly<Record<TakedownSubject, SubjectKind>> = { entry, feedback }
