import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { ExportEntity } from './export.entity.js'
import { MakeExports } from './make-exports.js'

/** Takes a document off one's list; one in the making is stopped. */
@Injectable()
export class DeleteExport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(MakeExports) private readonly makeExports: MakeExports,
  ) {}

  async run({ personId }: SignedIn, id: number): Promise<void> {
    await act(this.dataSource, async (tx) => {
      const { affected } = await tx.delete(ExportEntity, { id, personId })
      if (affected !== 1) throw notFound('份文件')
    })
    // In another process it stops at its next beat, finding nothing to report to.
    this.makeExports.stop(id)
  }
}
