import { Column, Entity, PrimaryColumn } from 'typeorm'

/** The only row's key: a database serves one district. */
export const THE_REGION = 1

/** The district's facts; no row while it is not set up. */
@Entity('region')
export class RegionEntity {
  @PrimaryColumn({ type: 'int' }) id!: number
  @Column({ type: 'varchar', length: 12 }) code!: string
  @Column({ type: 'varchar', length: 120 }) name!: string
  @Column({ type: 'varchar', length: 60, name: 'short_name' }) shortName!: string
  @Column({ type: 'varchar', length: 200, name: 'official_site', default: '' }) officialSite!: string
  @Column({ type: 'varchar', length: 120, default: '' }) organiser!: string
  @Column({ type: 'varchar', length: 60, default: '' }) phone!: string
  @Column({ type: 'varchar', length: 60, default: '' }) icp!: string
  @Column({ type: 'varchar', length: 60, name: 'police_record', default: '' }) policeRecord!: string
  @Column({ type: 'varchar', length: 20, name: 'site_code', default: '' }) siteCode!: string
  @Column({ type: 'int', default: 1 }) version!: number
  /** sha256 of the pack that was loaded last: the same is not loaded again, so that what the office deleted stays deleted */
  @Column({ type: 'varchar', length: 64, name: 'pack_sha256', default: '' }) packSha256!: string
}
