import { type Decision, refuse } from '../../base/refusal.js'

export const COMMENT_MAX_LENGTH = 500

/** 留言 on an entry: whoever sees the entry may ask and answer, in any state; who sees it is decided where it is read. */
export function decideComment(text: string): Decision {
  if (!text.trim()) return [refuse('comment.empty', 'text', '请写明留言内容')]
  if (text.trim().length > COMMENT_MAX_LENGTH)
    return [refuse('comment.long', 'text', `留言最多 ${COMMENT_MAX_LENGTH} 字`)]
  return []
}
