import type { CannedRemarks } from '@gongkai/shared/review/review.contract'
import { USUAL_REMARKS } from '@gongkai/shared/review/usual-remarks'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import type { SignedIn } from '../platform/http/actor.js'
import { CannedRemarkEntity } from './canned-remark.entity.js'

/** 常用意见: an organisation's own list, or the usual ones while it has none. */
@Injectable()
export class ReplaceCannedRemarks {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async read({ organisationCode }: SignedIn): Promise<CannedRemarks> {
    const own = await this.dataSource.manager.find(CannedRemarkEntity, {
      where: { organisationCode },
      order: { position: 'ASC' },
    })
    return { texts: own.length > 0 ? own.map(({ text }) => text) : [...USUAL_REMARKS] }
  }

  async run(actor: SignedIn, texts: readonly string[]): Promise<CannedRemarks> {
    const { organisationCode } = actor
    await act(this.dataSource, async (tx) => {
      await tx.delete(CannedRemarkEntity, { organisationCode })
      await tx.insert(
        CannedRemarkEntity,
        texts.map((text, index) => ({ organisationCode, position: index + 1, text: text.trim() })),
      )
    })
    return this.read(actor)
  }
}
