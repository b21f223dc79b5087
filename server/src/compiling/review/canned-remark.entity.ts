import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 常用意见 of a reviewing organisation. */
@Entity('canned_remark')
@Unique('uq_canned_remark', ['organisationCode', 'position'])
export class CannedRemarkEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'int' }) position!: number
  @Column({ type: 'varchar', length: 200 }) text!: string
}
