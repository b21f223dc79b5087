import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CannedRemarks, ReplaceCannedRemarksRequest } from '@gongkai/shared/compiling/review/review.contract'
import { USUAL_REMARKS } from '@gongkai/shared/compiling/review/usual-remarks'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { movedOn } from '../../platform/seen/ensure-seen.js'
import { CannedRemarkEntity } from './canned-remark.entity.js'

/** 常用意见: an organisation's own list, or the usual ones while it has none. */
@Injectable()
export class ReplaceCannedRemarks {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async read({ organisationCode }: SignedIn): Promise<CannedRemarks> {
    const own = await ownTexts(this.dataSource.manager, organisationCode)
    return { texts: own.length > 0 ? own : [...USUAL_REMARKS], version: versionOfTexts(own) }
  }

  async run(actor: SignedIn, { texts, version }: ReplaceCannedRemarksRequest): Promise<CannedRemarks> {
    const { organisationCode } = actor
    const wanted = texts.map((text) => text.trim())
    await act(this.dataSource, async (tx) => {
      // of two lists at once one waits for the other: the list itself may have no row yet
      await tx.findOneOrFail(OrganisationEntity, { where: { code: organisationCode }, ...rowLock(tx) })
      const own = await ownTexts(tx, organisationCode)
      if (isDeepStrictEqual(own, wanted)) return
      if (versionOfTexts(own) !== version)
        throw movedOn('review.canned-version', [], 'version', '同事刚刚改过常用意见，没有保存；请查看最新内容后再改')
      await tx.delete(CannedRemarkEntity, { organisationCode })
      await tx.insert(
        CannedRemarkEntity,
        wanted.map((text, index) => ({ organisationCode, position: index + 1, text })),
      )
    })
    return this.read(actor)
  }
}

async function ownTexts(tx: EntityManager, organisationCode: string): Promise<string[]> {
  const own = await tx.find(CannedRemarkEntity, { where: { organisationCode }, order: { position: 'ASC' } })
  return own.map(({ text }) => text)
}

/** The list is a working paper of the unit and not in the 留痕: its version is a fingerprint of its texts. */
const versionOfTexts = (texts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(texts)).digest().readUInt32BE()
