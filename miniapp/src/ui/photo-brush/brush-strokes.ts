/** Places on a photo, as parts of its width and height: a photo shown small is painted at its full size. */
export interface Point {
  x: number
  y: number
}
export interface Size {
  width: number
  height: number
}
/** A cover over a part of the photo: a rectangle between two corners, or the line of a finger. */
export type Stroke = { kind: 'box'; from: Point; to: Point } | { kind: 'line'; points: readonly Point[]; width: number }
export type Tool = Stroke['kind']

/** Of the photo's shorter side; as wide as a line of print on a sheet photographed whole. */
export const LINE_WIDTH = 0.04
/** A tap is no rectangle: smaller ones cover nothing. */
const LEAST = 0.005
/** Points closer than this are one. */
const STEP = 0.002

const within = (part: number) => Math.min(1, Math.max(0, part))

/** The place on the photo of a point on the screen; outside of it the nearest edge. */
export const pointOn = (shown: Size & { left: number; top: number }, screen: Point): Point => ({
  x: within((screen.x - shown.left) / shown.width),
  y: within((screen.y - shown.top) / shown.height),
})

export const begun = (tool: Tool, at: Point): Stroke =>
  tool === 'box' ? { kind: 'box', from: at, to: at } : { kind: 'line', points: [at], width: LINE_WIDTH }

/** The stroke as the finger goes on. */
export function extended(stroke: Stroke, at: Point): Stroke {
  if (stroke.kind === 'box') return { ...stroke, to: at }
  const last = stroke.points.at(-1)
  if (last && Math.hypot(at.x - last.x, at.y - last.y) < STEP) return stroke
  return { ...stroke, points: [...stroke.points, at] }
}

/** Whether it covers anything. */
export const covers = (stroke: Stroke): boolean =>
  stroke.kind === 'line' ||
  (Math.abs(stroke.to.x - stroke.from.x) >= LEAST && Math.abs(stroke.to.y - stroke.from.y) >= LEAST)

/** The rectangle in the dots of a picture, outwards to whole ones: no edge of what it covers shines through. */
export function dotsOf({ from, to }: Extract<Stroke, { kind: 'box' }>, { width, height }: Size) {
  const left = Math.floor(Math.min(from.x, to.x) * width)
  const top = Math.floor(Math.min(from.y, to.y) * height)
  return {
    left,
    top,
    width: Math.ceil(Math.max(from.x, to.x) * width) - left,
    height: Math.ceil(Math.max(from.y, to.y) * height) - top,
  }
}

/** The size a photo is kept in: as large as it is, up to a longest side. */
export function keptSize({ width, height }: Size, longest: number): Size {
  const share = Math.min(1, longest / Math.max(width, height))
  return { width: Math.round(width * share), height: Math.round(height * share) }
}

/** The rectangle that keys move (arrows), make larger or smaller (with shift) before Enter paints it; null for other keys. */
export function movedByKey(box: Extract<Stroke, { kind: 'box' }>, key: string, larger: boolean) {
  const [x, y] = BY_KEY[key] ?? [0, 0]
  if (x === 0 && y === 0) return null
  const to = { x: within(box.to.x + x * KEY_STEP), y: within(box.to.y + y * KEY_STEP) }
  if (larger) return { ...box, to: { x: Math.max(to.x, box.from.x + LEAST), y: Math.max(to.y, box.from.y + LEAST) } }
  const from = { x: within(box.from.x + x * KEY_STEP), y: within(box.from.y + y * KEY_STEP) }
  // At the edge it stops as it is.
  const stopped = to.x - from.x < box.to.x - box.from.x - 1e-9 || to.y - from.y < box.to.y - box.from.y - 1e-9
  return stopped ? box : { ...box, from, to }
}
const KEY_STEP = 0.02
const BY_KEY: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface Pen {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
}

/** Paints black, whole and without soft edges over what is to be covered. */
export function paint(pen: Pen, strokes: readonly Stroke[], size: Size): void {
  Object.assign(pen, { fillStyle: '#000', strokeStyle: '#000', lineCap: 'round', lineJoin: 'round' })
  for (const stroke of strokes) {
    if (stroke.kind === 'box') {
      const { left, top, width, height } = dotsOf(stroke, size)
      pen.fillRect(left, top, width, height)
      continue
    }
    pen.lineWidth = stroke.width * Math.min(size.width, size.height)
    pen.beginPath()
    for (const [at, { x, y }] of [...stroke.points, ...stroke.points.slice(-1)].entries())
      if (at === 0) pen.moveTo(x * size.width, y * size.height)
      else pen.lineTo(x * size.width, y * size.height)
    pen.stroke()
  }
}
