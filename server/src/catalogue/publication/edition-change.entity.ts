import { type AsStored, asStored } from '@gongkai/shared/base/shape'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import { changeShape } from '@gongkai/shared/catalogue/publication/change-shape'
import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'

/** The changes of an edition against what the public read before it; `changeOf` completes it. */
@Entity('edition_change')
@Index('ix_edition_change', ['editionId', 'domainCode'])
export class EditionChangeEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'int', name: 'edition_id' }) editionId!: number
  @Column({ type: 'varchar', length: 10, name: 'domain_code' }) domainCode!: string
  @Index('ix_edition_change_number')
  @Column({ type: 'varchar', length: 60, name: 'public_number' })
  publicNumber!: string
  @Column({ type: 'varchar', length: 10 }) kind!: AmendmentKind
  @JsonColumn(asStored(changeShape)) change!: AsStored<EntryChange>
  /** tells what was concealed */
  @Column({ type: 'boolean', default: false }) concealed!: boolean
  /** tells what is down (紧急下线) */
  @Column({ type: 'boolean', default: false }) paused!: boolean
}
