import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../button'
import { ChoiceChips } from '../choice-chips'
import { Region } from '../native'
import { begun, covers, extended, keptSize, movedByKey, paint, pointOn, type Stroke, type Tool } from './brush-strokes'
import { JPEG_QUALITY, LONGEST_SIDE, type PhotoBrushProps } from './photo-brush-props'
import { BRUSH_TOOLS } from './tools'

const BEFORE_PAINTING: Extract<Stroke, { kind: 'box' }> = {
  kind: 'box',
  from: { x: 0.4, y: 0.45 },
  to: { x: 0.6, y: 0.55 },
}

/**
 * Covers papers, numbers and faces on a photo before it is published: drawn with a finger, a mouse, or a rectangle that the arrow keys move
 * and Enter paints.
 */
export function PhotoBrush({ source, label, onDone, onCancel }: PhotoBrushProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [photo, setPhoto] = useState<HTMLImageElement | null>(null)
  const [failed, setFailed] = useState(false)
  const [tool, setTool] = useState<Tool>('box')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [drawing, setDrawing] = useState<Stroke | null>(null)
  const [byKeys, setByKeys] = useState<typeof BEFORE_PAINTING | null>(null)

  useEffect(() => {
    const image = new Image()
    image.onload = () => setPhoto(image)
    image.onerror = () => setFailed(true)
    image.src = source
    return () => {
      image.onload = null
      image.onerror = null
    }
  }, [source])

  const size = photo ? keptSize({ width: photo.naturalWidth, height: photo.naturalHeight }, LONGEST_SIDE) : null
  const draw = (all: readonly Stroke[]) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !photo || !size) return
    pen.drawImage(photo, 0, 0, size.width, size.height)
    paint(pen, all, size)
  }
  const shown = [...strokes, ...(drawing ? [drawing] : []), ...(byKeys ? [byKeys] : [])]
  useEffect(() => draw(shown))

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent) =>
    pointOn(currentTarget.getBoundingClientRect(), { x: clientX, y: clientY })
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setByKeys(null)
    setDrawing(begun(tool, placeOf(event)))
  }
  const end = () => {
    if (drawing && covers(drawing)) setStrokes([...strokes, drawing])
    setDrawing(null)
  }
  const press = (event: KeyboardEvent) => {
    const box = byKeys ?? BEFORE_PAINTING
    const moved = movedByKey(box, event.key, event.shiftKey)
    if (moved) setByKeys(byKeys ? moved : box)
    else if (event.key === 'Enter' && byKeys) {
      setStrokes([...strokes, byKeys])
      setByKeys(null)
    } else if (event.key === 'Escape' && byKeys) setByKeys(null)
    else return
    event.preventDefault()
  }
  const finish = () => {
    draw(strokes)
    canvas.current?.toBlob(async (blob) => blob && onDone(await blob.arrayBuffer()), 'image/jpeg', JPEG_QUALITY)
  }
  if (failed)
    return (
      <Region role="alert" className="note bad">
        读不出这张照片，请重新选择
      </Region>
    )
  return (
    <div className="stack">
      <ChoiceChips
        single
        label="画笔"
        options={BRUSH_TOOLS}
        value={[tool]}
        onChange={([chosen]) => chosen && setTool(chosen)}
      />
      {size ? (
        <canvas
          ref={canvas}
          width={size.width}
          height={size.height}
          style={{ width: '100%', touchAction: 'none' }}
          tabIndex={0}
          role="img"
          aria-label={`${label}，已遮盖 ${strokes.length} 处。按方向键移动矩形，按住 Shift 改大小，按回车遮盖`}
          onPointerDown={begin}
          onPointerMove={(event) => drawing && setDrawing(extended(drawing, placeOf(event)))}
          onPointerUp={end}
          onPointerCancel={() => setDrawing(null)}
          onKeyDown={press}
        />
      ) : null}
      <div className="row acts">
        <Button kind="plain" disabled={strokes.length === 0} onPress={() => setStrokes(strokes.slice(0, -1))}>
          撤销
        </Button>
        <Button kind="plain" onPress={onCancel}>
          取消
        </Button>
        <Button disabled={!size} onPress={finish}>
          完成
        </Button>
      </div>
    </div>
  )
}
