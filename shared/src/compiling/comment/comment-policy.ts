import { type Decision, refuse } from '../../base/refusal.js'

export const COMMENT_MAX_LENGTH = 500

/** 留言 on an entry: all who see the entry may ask and answer, in any state; the reading code decides who sees it. */
export function decideComment(text: string): Decision {
  if (!text.trim()) return [refuse('comment.empty', 'text', '请写明留言内容')]
  if (text.trim().length > COMMENT_MAX_LENGTH)
    return [refuse('comment.long', 'text', `留言最多 ${COMMENT_MAX_LENGTH} 字`)]
  return []
}
