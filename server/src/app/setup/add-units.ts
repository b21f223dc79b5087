import type { AddUnitsRequest, SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { decideAddUnits } from '@gongkai/shared/app/setup/setup-policy'
import { folded } from '@gongkai/shared/base/folded'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { OrganisationEntity, OrganisationNameEntity } from '../../district/organisation/organisation.entity.js'
import { nextCode } from '../../office/organisation/create-organisation.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { insertMany } from '../../platform/database/write-many.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { UNNAMED_OFFICE } from '../regions/load-office.js'
import { SetupStandingQuery } from './setup-standing.query.js'

/** 批量新增单位, and how the office is called. Units that stand are left as they are: a step sent twice adds nothing twice. */
@Injectable()
export class AddUnits {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SetupStandingQuery) private readonly standing: SetupStandingQuery,
  ) {}

  run(actor: SignedIn, { office: typed, units }: AddUnitsRequest): Promise<SetupStanding> {
    const office = typed ?? null
    return act(this.dataSource, async (tx) => {
      // New units come one after the other: two at once would be given the same code.
      const unit = await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const others = await tx.find(OrganisationEntity)
      const added = newOnes(units, others)
      const standing = others.map((other) => ({ ...other, parent: other.parentCode }))
      ensure(decideAddUnits(added, standing, office, actor))
      if (office !== null && office.trim() !== unit.name) await this.nameOffice(tx, actor, unit, office.trim())
      const rows = added.map(({ unit: { code, name, kind, parent, fills } }) => ({
        code,
        name,
        kind,
        parentCode: parent,
        fills,
      }))
      await insertMany(tx, OrganisationEntity, rows)
      if (rows.length > 0)
        await this.ledger.record(tx, actor, {
          kind: 'organisation.list-created',
          place: { unitCode: unit.code },
          detail: { units: rows.map(({ code, name, kind }) => ({ code, name, kind })) },
        })
      return this.standing.run(actor, tx)
    })
  }

  /** The name that every database begins with is no former name of anybody's. */
  private async nameOffice(tx: EntityManager, actor: SignedIn, unit: OrganisationEntity, name: string): Promise<void> {
    const { code, version } = unit
    if (unit.name !== UNNAMED_OFFICE)
      await tx.insert(OrganisationNameEntity, {
        organisationCode: code,
        name: unit.name,
        usedUntil: this.clock.today(),
      })
    await tx.update(OrganisationEntity, { code }, { name, version: version + 1 })
    await this.ledger.record(tx, actor, {
      kind: 'organisation.edited',
      place: { unitCode: code },
      detail: { organisationCode: code, before: { name: unit.name }, after: { name } },
    })
  }
}

type Unit = Pick<OrganisationEntity, 'code' | 'name' | 'kind' | 'parentCode'>

/** Those that stand under no code and no name yet, each with its place in the request and its code. */
function newOnes(units: AddUnitsRequest['units'], others: readonly Unit[]) {
  const known = [...others]
  return units.flatMap(({ kind, parent, fills = true, ...wanted }, at) => {
    const name = wanted.name.trim()
    const parentCode = parent || null
    const given = wanted.code?.trim()
    const held = known.some(
      (unit) =>
        (given && unit.code === given && unit.kind === kind) ||
        (unit.kind === kind && unit.parentCode === parentCode && folded(unit.name) === folded(name)),
    )
    if (held) return []
    const code = given || nextCode(kind === 'village' && parentCode ? parentCode : kind, known)
    if (name !== '') known.push({ code, name, kind, parentCode })
    return [{ at, unit: { kind, name, code, parent: parentCode, fills: kind === 'town' && fills } }]
  })
}
