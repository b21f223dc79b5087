import { begun, covers, dotsOf, extended, keptSize, movedByKey, paint, pointOn, type Stroke } from './brush-strokes'

const at = (x: number, y: number) => ({ x, y })
const box = (from: [number, number], to: [number, number]) => ({
  kind: 'box' as const,
  from: at(...from),
  to: at(...to),
})

test('a place on the screen is one on the photo, however large it is shown; outside it is the edge', () => {
  const shown = { left: 10, top: 20, width: 200, height: 100 }
  expect(pointOn(shown, at(110, 70))).toEqual(at(0.5, 0.5))
  expect(pointOn(shown, at(-40, 500))).toEqual(at(0, 1))
})

test('a rectangle is drawn in any direction, and covers whole dots', () => {
  const drawn = extended(begun('box', at(0.5, 0.5)), at(0.2, 0.1)) as Extract<Stroke, { kind: 'box' }>
  expect(dotsOf(drawn, { width: 101, height: 99 })).toEqual({ left: 20, top: 9, width: 31, height: 41 })
})

test('a tap with the rectangle covers nothing; with the line it does', () => {
  expect(covers(begun('box', at(0.5, 0.5)))).toBe(false)
  expect(covers(begun('line', at(0.5, 0.5)))).toBe(true)
})

test('a line keeps no point twice', () => {
  const line = [0.1, 0.1, 0.1005, 0.2].reduce<Stroke>(
    (stroke, x) => extended(stroke, at(x, 0.1)),
    begun('line', at(0.1, 0.1)),
  )
  expect(line.kind === 'line' && line.points.map(({ x }) => x)).toEqual([0.1, 0.2])
})

test('keys move the rectangle within the photo and make it larger', () => {
  const moved = movedByKey(box([0.4, 0.4], [0.6, 0.5]), 'ArrowRight', false)
  expect(moved?.from.x).toBeCloseTo(0.42)
  expect(moved?.to.x).toBeCloseTo(0.62)
  expect(movedByKey(box([0.4, 0.4], [0.6, 0.5]), 'ArrowDown', true)?.to.y).toBeCloseTo(0.52)
  const edge = box([0.9, 0.4], [1, 0.5])
  expect(movedByKey(edge, 'ArrowRight', false)).toEqual(edge)
  expect(movedByKey(edge, 'a', false)).toBeNull()
  const smallest = movedByKey(box([0.4, 0.4], [0.41, 0.41]), 'ArrowLeft', true)
  expect(smallest && smallest.to.x > smallest.from.x).toBe(true)
})

test('a photo is kept up to a longest side', () => {
  expect(keptSize({ width: 6000, height: 3000 }, 2048)).toEqual({ width: 2048, height: 1024 })
  expect(keptSize({ width: 600, height: 300 }, 2048)).toEqual({ width: 600, height: 300 })
})

test('what is painted is black and opaque, in the dots of the photo', () => {
  const calls: unknown[] = []
  const pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    lineCap: '',
    lineJoin: '',
    fillRect: (...all: number[]) => calls.push(['fill', ...all]),
    beginPath: () => calls.push('begin'),
    moveTo: (...all: number[]) => calls.push(['move', ...all]),
    lineTo: (...all: number[]) => calls.push(['line', ...all]),
    stroke: () => calls.push('stroke'),
  }
  const tapped = begun('line', at(0.5, 0.5))
  paint(pen, [box([0, 0], [0.5, 0.5]), tapped], { width: 100, height: 50 })
  expect(pen).toMatchObject({ fillStyle: '#000', strokeStyle: '#000', lineWidth: 2 })
  expect(calls).toEqual([['fill', 0, 0, 50, 25], 'begin', ['move', 50, 25], ['line', 50, 25], 'stroke'])
})
