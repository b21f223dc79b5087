import { decideDeleteImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ImportEffectEntity, ImportEntity, ImportRowEntity } from './import.entity.js'
import { actorOf, ensureAllowed, factsOf, loadImport, sameVersion, tallyOf } from './import-case.js'
import { ReadImports } from './read-imports.js'

/** 删除 what is not wanted, while it is being read too. */
@Injectable()
export class DeleteImport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ReadImports) private readonly readImports: ReadImports,
  ) {}

  async run(actor: SignedIn, id: number, version: number): Promise<void> {
    await act(this.dataSource, async (tx) => {
      const one = await loadImport(tx, id, actor, true)
      await sameVersion(tx, one, version)
      ensureAllowed(decideDeleteImport(factsOf(one, await tallyOf(tx, one)), await actorOf(tx, actor)))
      await tx.delete(ImportEffectEntity, { importId: id })
      await tx.delete(ImportRowEntity, { importId: id })
      await tx.delete(ImportEntity, { id })
    })
    this.readImports.giveUp(id)
  }
}
