import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ImportMattersResponse, MatterKind } from '@gongkai/shared/matter/matter.contract'
import { codeKey, type MatterRow, readMatterRows } from '@gongkai/shared/matter/read-matter-rows'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, In } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { rowLock } from '../platform/database/row-lock.js'
import { searchKey } from '../platform/database/search-key.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { DISTRICT_LIST, MatterEntity } from './matter.entity.js'

/** Rows in one statement: SQLite takes 32,766 parameters. */
const CHUNK = 1000

/** 导入清单: into the district's list by the office, into one's own by agencies and towns. All rows or none. */
@Injectable()
export class ImportMatters {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, kind: MatterKind, rawRows: readonly unknown[]): Promise<ImportMattersResponse> {
    const { rows, refusals } = readMatterRows(rawRows)
    ensure([...mayImport(actor), ...refusals])
    const organisationCode = actor.organisationKind === 'office' ? DISTRICT_LIST : actor.organisationCode
    return this.dataSource.manager.transaction(async (tx) => {
      // Two imports of the same list come one after the other.
      await tx.findOneOrFail(OrganisationEntity, { where: { code: actor.organisationCode }, ...rowLock(tx) })
      const stored = new Map(
        (await tx.findBy(MatterEntity, { organisationCode, kind })).map((matter) => [codeKey(matter.code), matter]),
      )
      const renamed = rows.filter(({ code, name }) => (stored.get(codeKey(code))?.name ?? name) !== name)
      const added = rows.filter(({ code }) => !stored.has(codeKey(code)))
      // Nothing refers to a matter's id, so that a renamed one is simply written anew, a thousand at a time.
      const outdated = renamed.flatMap(({ code }) => stored.get(codeKey(code))?.id ?? [])
      for (const ids of chunks(outdated)) await tx.delete(MatterEntity, { id: In(ids) })
      const matterOf = ({ code, name }: MatterRow) => ({
        organisationCode,
        kind,
        code,
        name,
        searchKey: searchKey(name, code),
      })
      for (const some of chunks([...renamed, ...added].map(matterOf))) await tx.insert(MatterEntity, some)
      const result = {
        added: added.length,
        updated: renamed.length,
        unchanged: rows.length - added.length - renamed.length,
      }
      await this.ledger.record(tx, actor, { kind: 'matter.imported', detail: { list: kind, ...result } })
      return result
    })
  }
}

function mayImport({ roles, organisationKind }: SignedIn): Refusal[] {
  if (roles.includes('approver') || (organisationKind === 'office' && roles.includes('admin'))) return []
  const who = organisationKind === 'office' ? '管理员或审签人' : '审签人'
  return [refuse('account.role', 'matters', `只有本单位的${who}才能导入清单`)]
}

function chunks<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  )
}
