import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { DisclosureFileView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { type EntityManager, IsNull } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { Refused } from '../../platform/http/refused.js'
import { DisclosureFileEntity, newFileId } from './disclosure-file.entity.js'

const GONE = '这个照片或文件已经不在，或不是本单位上传的，请重新上传'
const USED = '这个照片或文件已用在另一条公开记录里，请重新上传'

/** All that is wrong with the files that a record names: each is there, the unit's own, and of no other record. */
export async function fileFaults(
  tx: EntityManager,
  unit: string,
  ids: readonly string[] | undefined,
  recordId: number | null = null,
): Promise<Refusal[]> {
  if (!ids || ids.length === 0) return []
  const files = await tx.findBy(DisclosureFileEntity, { id: In(ids) })
  const byId = new Map(files.map((file) => [file.id, file]))
  return ids.flatMap((id, index) => {
    const at = `disclosure/files/${index}`
    const file = byId.get(id)
    if (file && recordId !== null && file.disclosureId === recordId) return []
    if (!file || file.organisationCode !== unit) return [refuse('disclosure.no-file', at, GONE)]
    return file.disclosureId === null ? [] : [refuse('disclosure.file-used', at, USED)]
  })
}

/** Of several records stored at once, the places of files that more than one names. */
export function filesNamedTwice(records: readonly { disclosure: { files?: string[] } | null }[]): Refusal[] {
  const seen = new Set<string>()
  return records.flatMap(({ disclosure }, record) =>
    (disclosure?.files ?? []).flatMap((id, index) => {
      const twice = seen.has(id)
      seen.add(id)
      return twice ? [refuse('disclosure.file-used', `records/${record}/disclosure/files/${index}`, USED)] : []
    }),
  )
}

/**
 * Gives a record its files, in this order; those it had and does not name any more wait for a day without one.
 * @throws Refused 409 where another record took one meanwhile
 */
export async function attachFiles(
  tx: EntityManager,
  disclosureId: number,
  ids: readonly string[] | undefined,
  now: Date,
): Promise<void> {
  if (!ids) return
  const had = await tx.findBy(DisclosureFileEntity, { disclosureId })
  const left = had.filter(({ id }) => !ids.includes(id)).map(({ id }) => id)
  if (left.length > 0) await tx.update(DisclosureFileEntity, { id: In(left) }, { disclosureId: null, unusedSince: now })
  const own = new Set(had.map(({ id }) => id))
  for (const [position, id] of ids.entries()) {
    const where = own.has(id) ? { id } : { id, disclosureId: IsNull() }
    const { affected } = await tx.update(DisclosureFileEntity, where, { disclosureId, position, unusedSince: null })
    if (affected !== 1) throw new Refused(409, [refuse('disclosure.no-file', `disclosure/files/${position}`, GONE)])
  }
}

/** 区局统一公开: the records of the other items show the same bytes under numbers of their own, and each goes when its record goes. */
export async function copyFiles(tx: EntityManager, from: number, to: number): Promise<void> {
  const files = await tx.find(DisclosureFileEntity, { where: { disclosureId: from }, order: { position: 'ASC' } })
  for (const file of files) await tx.insert(DisclosureFileEntity, { ...file, id: newFileId(), disclosureId: to })
}

/** The records are deleted: nobody outside reads their files from now on. */
export async function freeFiles(tx: EntityManager, disclosureIds: readonly number[], now: Date): Promise<void> {
  if (disclosureIds.length === 0) return
  await tx.update(DisclosureFileEntity, { disclosureId: In(disclosureIds) }, { disclosureId: null, unusedSince: now })
}

/** The files of these records, each record's in their order; one statement. */
export async function filesOf(
  tx: EntityManager,
  disclosureIds: readonly number[],
): Promise<(disclosureId: number) => DisclosureFileView[]> {
  const files = await tx.find(DisclosureFileEntity, {
    where: { disclosureId: In(disclosureIds) },
    order: { position: 'ASC' },
  })
  const byRecord = groupBy(files, ({ disclosureId }) => disclosureId)
  return (disclosureId) => (byRecord.get(disclosureId) ?? []).map(presentFile)
}

export const presentFile = ({
  id,
  name,
  kind,
  bytes,
  width,
  height,
  unread,
}: DisclosureFileEntity): DisclosureFileView => ({ id, name, kind, bytes, width, height, unread: Boolean(unread) })
