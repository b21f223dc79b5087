/** POST /api/entries/:id/comments → CommentView[]; GET /api/entries/:id/comments, the oldest first */
export interface AddCommentRequest {
  text: string
}
export interface CommentView {
  id: number
  organisation: { code: string; name: string }
  name: string
  text: string
  at: string
  /** of the reader's own organisation */ own: boolean
}
