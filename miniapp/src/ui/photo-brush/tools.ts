/** A cover is drawn as a rectangle, or with the finger. */
export const BRUSH_TOOLS = [
  { code: 'box', label: '矩形' },
  { code: 'line', label: '涂抹' },
] as const
