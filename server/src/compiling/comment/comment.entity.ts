import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** 留言 on an entry between those who fill it and those who review it; never changed but by 抹去. */
@Entity('comment')
export class CommentEntity {
  @PrimaryGeneratedColumn() id!: number
  @Index('ix_comment_entry') @Column({ type: 'int', name: 'entry_id' }) entryId!: number
  @Column({ type: 'int', name: 'assignment_id' }) assignmentId!: number
  @Column({ type: 'int', name: 'person_id' }) personId!: number
  @Column({ type: 'varchar', length: 40, name: 'organisation_code' }) organisationCode!: string
  @Column({ type: 'varchar', length: 60 }) name!: string
  @Column({ type: 'varchar', length: 500 }) text!: string
  @Column({ type: 'datetime', precision: 3 }) at!: Date
}
