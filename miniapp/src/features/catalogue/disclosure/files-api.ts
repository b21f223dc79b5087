import type { DisclosureFileView, FileFinding } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { ApiError, queryString, request, requestFile } from '@/platform/request'

/** A file as both residents and staff get it told. */
export type ShownFile = Omit<DisclosureFileView, 'unread'> & { unread?: boolean }

export const sendDisclosureFile = (name: string, data: ArrayBuffer) =>
  request<DisclosureFileView>('POST', `/disclosure/files${queryString({ name })}`, data)

/** The 个人信息 for which a file was refused. */
export function findingsIn(error: unknown): readonly FileFinding[] {
  const { findings } = ((error instanceof ApiError && error.body) || {}) as { findings?: FileFinding[] }
  return Array.isArray(findings) ? findings : []
}

/** The API's path of a file that everybody reads. */
export const publicFilePath = (id: string, small = false) =>
  `/public/disclosure-files/${id}${small ? '?size=small' : ''}`
/** The bytes of a file of one's own, or of a record one sees. */
export const ownFile = (id: string, small = false) =>
  requestFile(`/disclosure/files/${id}${small ? '?size=small' : ''}`)

/** Staff are told whether a file was read, residents are not: the former fetch it as themselves, also when it is not up any more. */
export const isOwnView = ({ unread }: ShownFile): boolean => unread !== undefined
