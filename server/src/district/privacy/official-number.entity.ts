import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

/** 公务号码: a telephone of an office, which is nobody's personal data wherever it stands. */
@Entity('official_number')
@Unique('uq_official_number', ['key'])
export class OfficialNumberEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column({ type: 'varchar', length: 60 }) number!: string
  /** `officialKey`: however it is written */
  @Column({ type: 'varchar', length: 30, name: 'number_key' }) key!: string
  @Column({ type: 'varchar', length: 100 }) label!: string
  @Column({ type: 'varchar', length: 200 }) by!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
  @Column({ type: 'int' }) version!: number
}
