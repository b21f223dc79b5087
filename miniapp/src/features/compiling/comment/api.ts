import type { CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import { request } from '@/platform/request'

export const comments = (entryId: number) => request<CommentView[]>('GET', `/entries/${entryId}/comments`)
export const addComment = (entryId: number, text: string) =>
  request<CommentView[]>('POST', `/entries/${entryId}/comments`, { text })
