import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { FEEDBACK_KINDS } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { Concern } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { type RowSignal, RowSignals } from '../../compiling/renewal/row-signals.query.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { FeedbackEntity } from './feedback.entity.js'

/** 年度更新: feedback that nobody has answered stands at the row it is about. */
@Injectable()
export class SignalFeedback implements RowSignal {
  constructor(@Inject(RowSignals) signals: RowSignals) {
    signals.add(this)
  }

  async of(tx: EntityManager, publicNumbers: readonly string[]): Promise<ReadonlyMap<string, readonly Concern[]>> {
    const open = await tx.find(FeedbackEntity, {
      select: { id: true, publicNumber: true, kind: true },
      where: { publicNumber: In(publicNumbers), answeredAt: IsNull(), safety: Not('waiting') },
      order: { id: 'ASC' },
    })
    return new Map(
      [...groupBy(open, ({ publicNumber }) => publicNumber ?? '')].map(([number, about]) => {
        const kinds = [...new Set(about.map(({ kind }) => labelOf(FEEDBACK_KINDS, kind)))].join('、')
        return [number, [{ kind: 'feedback' as const, text: `有 ${about.length} 条群众反馈（${kinds}）还没有答复` }]]
      }),
    )
  }
}
