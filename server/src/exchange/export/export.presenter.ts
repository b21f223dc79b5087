import type { ExportView } from '@gongkai/shared/exchange/export/export.contract'
import type { ExportEntity } from './export.entity.js'

/** As its asker sees it `now`: an expired document is gone, whether or not it was swept away yet. */
export function presentExport(job: ExportEntity, now: Date): ExportView {
  const { id, kind, format, name, progress, rowCount, size, sha256, askedAt, expiresAt, refusals } = job
  const state = job.state === 'ready' && expiresAt && expiresAt <= now ? 'gone' : job.state
  return {
    id,
    kind,
    format,
    state,
    name,
    progress,
    rowCount,
    size,
    sha256,
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    refusals: refusals ?? [],
    personal: job.personal,
  }
}
