import type { DocumentFormat, DocumentKind, ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { CoverageQuery } from '../../catalogue/coverage/coverage.query.js'
import { DisclosureScene } from '../../catalogue/disclosure/disclosure-scene.js'
import { EditionArchive } from '../../catalogue/publication/edition-archive.js'
import { Clock } from '../../platform/clock.js'
import { Region } from '../../platform/region.js'
import { type FilePlan, keyOf, type Plan } from './plan.js'
import { planChanges } from './says/change-table.js'
import { planCoverage } from './says/coverage-table.js'
import { planDisclosureLedger } from './says/disclosure-ledger.js'
import { planDisclosureList } from './says/disclosure-list.js'
import { planDraft } from './says/draft-catalogue.js'
import { planPublished } from './says/published-catalogue.js'
import { planSituation } from './says/situation-table.js'
import { planTasks } from './says/task-table.js'
import type { Scope } from './scope.js'
import { planWebsite } from './website/website-package.js'
import { writers } from './writers/writers.js'

/** The words of each file, from the data as it stands; long ones are read while they are written. */
@Injectable()
export class PlanDocument {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Region) private readonly region: Region,
    @Inject(EditionArchive) private readonly archive: EditionArchive,
    @Inject(CoverageQuery) private readonly coverage: CoverageQuery,
    @Inject(DisclosureScene) private readonly disclosures: DisclosureScene,
  ) {}

  /** @throws Refused 404 where the scope shows nothing of it, 422 where there is nothing to say */
  async of(request: ExportRequest, scope: Scope): Promise<FilePlan> {
    const { kind, format, source = 'standing' } = request
    if (kind === 'website' || format === 'zip')
      return planWebsite(this.dataSource.manager, this.region, this.archive, source === 'draft' ? 'standing' : source)
    const plan = await this.document(kind, request, scope)
    return {
      ...plan,
      title: plan.title.slice(0, MOST_OF_NAME),
      dataKey: keyOf(format, plan.dataKey),
      write: (onRow) => writers[format](plan.document(), onRow),
    }
  }

  private document(
    kind: Exclude<DocumentKind, 'website'>,
    { source = 'standing', domain, organisation, edition = 0, since, phase, period }: ExportRequest,
    scope: Scope,
  ): Promise<Plan> {
    const tx = this.dataSource.manager
    switch (kind) {
      case 'catalogue':
        return source === 'draft'
          ? planDraft(tx, this.region, { domain, organisation }, scope)
          : planPublished(tx, this.region, source, { domain, organisation })
      case 'tasks':
        return planTasks(tx, this.region)
      case 'situation':
        return planSituation(tx, this.region, { phase, domain }, scope, this.clock.today())
      case 'coverage':
        return planCoverage(tx, this.coverage, this.region, { organisation }, scope, this.clock.today())
      case 'changes':
        return planChanges(this.archive, this.region, { edition, since, domain })
      case 'disclosure-list':
        return planDisclosureList(tx, this.region, this.disclosures, scope)
      case 'disclosure-ledger':
        return planDisclosureLedger(tx, this.region, this.disclosures, { period, domain, organisation }, scope)
    }
  }
}

/** Bound of a Chinese file name without its ending: file systems and the column take no more. */
const MOST_OF_NAME = 80

const TYPES: Record<DocumentFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
}

/** A file's answer: its type, its size, and its Chinese name for browsers old and new (RFC 6266). */
export function fileHeaders({ format, name, size }: { format: DocumentFormat; name: string; size: number }) {
  return {
    'content-type': TYPES[format],
    'content-length': size,
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="gongkai.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
}
