import { decideEdit } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import type { WaveAmendment, WaveArticlesRequest } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { withArticle } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { actOnMany } from '../amendment/act-on-many.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { AmendmentActs } from '../amendment/amendment-acts.js'
import { LawWaveEntity } from './law-wave.entity.js'
import { scopeOf } from './wave.query.js'
import { presentWaveAmendment } from './wave-amendments.query.js'

/** 核对条款: the article of the new law, at many drafts alike. */
@Injectable()
export class NameArticles {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
  ) {}

  run(actor: SignedIn, id: number, { items, article }: WaveArticlesRequest): Promise<WaveAmendment[]> {
    return act(this.dataSource, async (tx) => {
      const wave = await tx.findOneBy(LawWaveEntity, { id })
      if (!wave) throw notFound('次批量调整')
      await actOnMany(tx, actor, items, {
        decide: (facts, { lawWaveId }) => {
          if (lawWaveId !== id) throw notFound('件动态调整')
          return decideEdit(facts, actor)
        },
        become: ({ amendment: { fields } }) => ({
          fields: fields && { ...fields, bases: withArticle(fields.bases, wave.replacement, article.trim()) },
          askedArticle: '',
        }),
        record: (acted) => this.acts.recordMany(tx, actor, acted, 'saved', { article: article.trim() }),
      })
      const [named, scope] = await Promise.all([
        tx.find(AmendmentEntity, { where: { id: In(items.map((item) => item.id)) }, order: { id: 'ASC' } }),
        scopeOf(tx, actor),
      ])
      return named.map((amendment) => presentWaveAmendment(amendment, wave, scope))
    })
  }
}
