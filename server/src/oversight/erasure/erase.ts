import { refuse } from '@gongkai/shared/base/refusal'
import type { Erased, EraseRequest } from '@gongkai/shared/oversight/erasure/erasure.contract'
import { decideErase, erasureMark, standsAlone, withoutSpans } from '@gongkai/shared/oversight/erasure/erasure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { toldLast } from '../../platform/seen/acts-upon.js'
import { movedOn } from '../../platform/seen/ensure-seen.js'
import { textsAt, versionOfText } from './erasable-texts.js'
import { type Rewrite, rewriteStoredTexts } from './stored-texts.js'

/** Shorter words are a part of other people's too: of those only a text that says nothing else is a copy. */
const SHORTEST_COPY = 4

/**
 * 抹去 (个人信息保护法第四十七条): a datum goes from a text of somebody's and from every stored copy of it; in its place stands that there was
 * one, why it went, by whom and when. What was done and by whom stays in the 留痕, the datum does not.
 */
@Injectable()
export class Erase {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, { place, id, part, version, spans, reason }: EraseRequest): Promise<Erased> {
    return act(this.dataSource, async (tx) => {
      // Held, so that two who erase at once come one after the other.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const text = (await textsAt(tx, place, id)).find((one) => one.part === part)?.text
      if (text === undefined) throw notFound('段文字')
      if (versionOfText(text) !== version)
        throw movedOn('erasure.changed', await toldLast(tx, 1, { kinds: ['erasure.*'] }))
      const data = spans.map(({ from, to }) => text.slice(from, to))
      ensure([
        ...decideErase(actor, text, spans, reason),
        ...(data.some((datum) => datum.trim() && reason.includes(datum.trim()))
          ? [refuse('erasure.reason', 'reason', '原因里不要重复要抹去的内容')]
          : []),
      ])
      const mark = erasureMark(reason, `${actor.organisationName} ${actor.name}`, this.clock.today())
      const erased = withoutSpans(text, spans, mark)
      const alone = [...new Set(data)].filter(standsAlone)
      const { rewritten, left } = await rewriteStoredTexts(tx, [text, ...alone], rewriting(text, erased, alone, mark))
      await this.ledger.record(tx, actor, {
        kind: 'erasure.made',
        detail: { placeKind: place, placeId: id, part, count: spans.length, places: rewritten, reason: reason.trim() },
      })
      return { text: erased, places: rewritten, left }
    })
  }
}

/** Copies of the whole text read as it does now; a datum that means nobody else goes wherever it stands. */
function rewriting(text: string, erased: string, alone: readonly string[], mark: string): Rewrite {
  return (stored) => {
    let result =
      [...text].length < SHORTEST_COPY ? (stored === text ? erased : stored) : stored.replaceAll(text, erased)
    // Longer ones first: one may hold another.
    for (const datum of [...alone].sort((a, b) => b.length - a.length)) result = result.replaceAll(datum, mark)
    return result
  }
}
