import type { Refusal } from '@gongkai/shared/base/refusal'
import { refusalShape } from '@gongkai/shared/base/refusal-shape'
import {
  anything,
  code,
  list,
  nullable,
  number,
  object,
  optional,
  required,
  type Shape,
  text,
} from '@gongkai/shared/base/shape'
import type { FindingCounts } from '@gongkai/shared/district/privacy/privacy.contract'
import type {
  DocumentFormat,
  DocumentKind,
  ExportRequest,
  ExportState,
} from '@gongkai/shared/exchange/export/export.contract'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { JsonColumn } from '../../platform/database/stored-json.js'
import { type Scope, scopeShape } from './scope.js'

const exportRequest = object<ExportRequest>({
  kind: required(code<DocumentKind>()),
  format: required(code<DocumentFormat>()),
  source: optional(anything as Shape<NonNullable<ExportRequest['source']>>),
  domain: optional(text),
  organisation: optional(text),
  phase: optional(code<NonNullable<ExportRequest['phase']>>()),
  edition: optional(number),
  since: optional(number),
  period: optional(text),
})

/** A document that was asked for; the file itself lies in the folder of files under its content's hash. */
@Entity('export')
@Index('ix_export_person', ['personId', 'askedAt'])
@Index('ix_export_state', ['state', 'askedAt'])
@Index('ix_export_data', ['dataKey'])
export class ExportEntity {
  @PrimaryGeneratedColumn() id!: number
  /** null: for the public */
  @Column({ type: 'int', name: 'person_id', nullable: true }) personId!: number | null
  @Column({ type: 'varchar', length: 40, name: 'organisation_code', nullable: true }) organisationCode!: string | null
  @Column({ type: 'varchar', length: 20 }) kind!: DocumentKind
  @Column({ type: 'varchar', length: 10 }) format!: DocumentFormat
  @JsonColumn(exportRequest) request!: ExportRequest
  /** whose work it may show, as it was when it was asked for */
  @JsonColumn(scopeShape) scope!: Scope
  /** the editions it is made of: once one is concealed, nobody fetches it any more */
  @JsonColumn(list(number)) editions!: number[]
  /** SHA-256 over the request and the data it is made of: one that stands is not made again */
  @Column({ type: 'varchar', length: 64, name: 'data_key' }) dataKey!: string
  @Column({ type: 'varchar', length: 10 }) state!: ExportState
  @Column({ type: 'varchar', length: 200 }) name!: string
  @Column({ type: 'int', default: 0 }) progress!: number
  @Column({ type: 'int', name: 'row_count', default: 0 }) rowCount!: number
  @Column({ type: 'int', default: 0 }) size!: number
  @Column({ type: 'varchar', length: 64, default: '' }) sha256!: string
  /** how often its making was begun: a document that fells the process each time is given up */
  @Column({ type: 'int', default: 0 }) tries!: number
  @Column({ type: 'datetime', precision: 3, name: 'asked_at' }) askedAt!: Date
  /** by the process that makes it: one that died is taken up again */
  @Column({ type: 'datetime', precision: 3, name: 'touched_at' }) touchedAt!: Date
  /** null: until it is not the standing catalogue any more (for the public) */
  @Column({ type: 'datetime', precision: 3, name: 'expires_at', nullable: true }) expiresAt!: Date | null
  @JsonColumn(nullable(list(refusalShape)), { nullable: true }) refusals!: Refusal[] | null
  /** 个人信息 in its rows when it was asked for; null where it holds none */
  @JsonColumn(nullable(object<FindingCounts>({ block: number, ask: number, answered: number })), { nullable: true })
  personal!: FindingCounts | null
}
