import type { Refusal } from '@gongkai/shared/base/refusal'
import type { FindingCounts } from '@gongkai/shared/district/privacy/privacy.contract'
import type { ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { editionEntries } from '../../catalogue/publication/editions.query.js'
import { PlanPersonalData } from '../../catalogue/publication/plan-personal-data.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breatheWhenDue } from '../../platform/breathe.js'
import { draftItems } from './says/draft-catalogue.js'
import { publishedOf } from './says/published-catalogue.js'
import type { Scope } from './scope.js'

/** Documents that hold rows: of the others nothing is said. */
const WITH_ROWS: readonly ExportRequest['kind'][] = ['catalogue', 'website']

/** 个人信息 in the rows of a document, looked for before it is made. */
@Injectable()
export class PersonalInExport {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  /** The counts, null where the document holds no rows; of what is published also why it may not go out: the places that block. */
  async of(
    {
      kind,
      source = 'standing',
      domain,
      organisation,
    }: Pick<ExportRequest, 'kind' | 'source' | 'domain' | 'organisation'>,
    scope: Scope,
  ): Promise<{ counts: FindingCounts | null; refusals: Refusal[] }> {
    if (!WITH_ROWS.includes(kind)) return { counts: null, refusals: [] }
    const tx = this.dataSource.manager
    const rows = new PlanPersonalData()
    const draft = kind === 'catalogue' && source === 'draft'
    if (draft) for await (const item of draftItems(tx, { domain, organisation }, scope)) rows.lookAt(item)
    else {
      const { pieces } = await publishedOf(tx, source === 'draft' ? 'standing' : source, domain)
      for (const { code, edition } of pieces)
        for await (const item of editionEntries(tx, edition.id, [code])) {
          if (!organisation || item.snapshot.organisation.code === organisation) rows.lookAt(item)
          await breatheWhenDue()
        }
    }
    const found = await rows.found(tx, this.guard)
    const refusals = draft ? [] : found.refusals().filter(({ code }) => code !== 'personal.ask')
    return { counts: found.counts(), refusals }
  }
}
