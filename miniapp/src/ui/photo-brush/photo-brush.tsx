import { Canvas, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { bytesOf } from '@/platform/photos'
import { Button } from '../button'
import { ChoiceChips } from '../choice-chips'
import { Region } from '../native'
import { begun, covers, extended, keptSize, type Point, paint, pointOn, type Size, type Stroke } from './brush-strokes'
import { JPEG_QUALITY, LONGEST_SIDE, type PhotoBrushProps } from './photo-brush-props'
import { BRUSH_TOOLS } from './tools'

const ID = 'photo-brush'

/** A canvas of WeChat's kind 2d, as far as the brush uses it. */
interface Painted {
  width: number
  height: number
  createImage(): HTMLImageElement
  getContext(kind: '2d'): CanvasRenderingContext2D
}
/** WeChat tells a touch by its place on the canvas. */
interface Touches {
  touches: readonly Point[]
}

const TRIES = 20
const AGAIN_MS = 50

/** The canvas once it is drawn, and how wide it is on the screen; null where WeChat has none of the kind. */
function findCanvas(tries = TRIES): Promise<{ node: Painted; width: number } | null> {
  return new Promise((resolve) => {
    const heard = (found: { node?: Painted; width?: number } | null) => {
      if (found?.node && found.width) resolve({ node: found.node, width: found.width })
      else if (tries > 1) setTimeout(() => findCanvas(tries - 1).then(resolve), AGAIN_MS)
      else resolve(null)
    }
    Taro.createSelectorQuery().select(`#${ID}`).fields({ node: true, size: true }, heard).exec()
  })
}

/** The brush of WeChat (photo-brush.h5.tsx): the photo is painted over on a canvas and read back from it, so that what is covered is gone. */
export function PhotoBrush({ source, label, onDone, onCancel }: PhotoBrushProps) {
  const canvas = useRef<Painted | null>(null)
  const photo = useRef<HTMLImageElement | null>(null)
  const [size, setSize] = useState<Size | null>(null)
  const [shown, setShown] = useState<Size | null>(null)
  const [failed, setFailed] = useState(false)
  const [tool, setTool] = useState<Stroke['kind']>('box')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [drawing, setDrawing] = useState<Stroke | null>(null)
  /** the same at once: touches come faster than pages are drawn */
  const under = useRef<Stroke | null>(null)
  const go = (stroke: Stroke | null) => {
    under.current = stroke
    setDrawing(stroke)
  }

  useEffect(() => {
    let here = true
    findCanvas().then((found) => {
      if (!here) return
      if (!found) return setFailed(true)
      const { node, width } = found
      const image = node.createImage()
      image.onload = () => {
        const kept = keptSize(image, LONGEST_SIDE)
        Object.assign(node, kept)
        canvas.current = node
        photo.current = image
        setSize(kept)
        setShown({ width, height: (width * kept.height) / kept.width })
      }
      image.onerror = () => setFailed(true)
      image.src = source
    })
    return () => {
      here = false
    }
  }, [source])

  const draw = (all: readonly Stroke[]) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !photo.current || !size) return
    pen.drawImage(photo.current, 0, 0, size.width, size.height)
    paint(pen, all, size)
  }
  useEffect(() => draw(drawing ? [...strokes, drawing] : strokes))

  const placeOf = ({ touches: [touch] }: Touches) =>
    touch && shown ? pointOn({ left: 0, top: 0, ...shown }, touch) : null
  const begin = (event: Touches) => {
    const at = placeOf(event)
    if (at) go(begun(tool, at))
  }
  const move = (event: Touches) => {
    const at = placeOf(event)
    if (at && under.current) go(extended(under.current, at))
  }
  const end = () => {
    const stroke = under.current
    if (stroke && covers(stroke)) setStrokes((before) => [...before, stroke])
    go(null)
  }
  const finish = () => {
    if (!size) return
    draw(strokes)
    const all = { x: 0, y: 0, ...size, destWidth: size.width, destHeight: size.height }
    Taro.canvasToTempFilePath({
      ...all,
      canvas: canvas.current as never,
      fileType: 'jpg',
      quality: JPEG_QUALITY,
      success: ({ tempFilePath }) => onDone(bytesOf(tempFilePath)),
      fail: () => setFailed(true),
    })
  }
  if (failed)
    return (
      <Region role="alert" className="note bad">
        这张照片没有画出来，请重新选择
      </Region>
    )
  const touching: object = { onTouchStart: begin, onTouchMove: move, onTouchEnd: end, onTouchCancel: end }
  return (
    <View className="stack">
      <ChoiceChips
        single
        label="画笔"
        options={BRUSH_TOOLS}
        value={[tool]}
        onChange={([chosen]) => chosen && setTool(chosen)}
      />
      <Canvas
        id={ID}
        type="2d"
        disableScroll
        style={{ width: '100%', height: `${shown?.height ?? 240}px` }}
        {...touching}
      />
      <Text className="muted">{shown ? `${label}，已遮盖 ${strokes.length} 处` : '正在读取照片…'}</Text>
      <View className="row acts">
        <Button kind="plain" disabled={strokes.length === 0} onPress={() => setStrokes(strokes.slice(0, -1))}>
          撤销
        </Button>
        <Button kind="plain" onPress={onCancel}>
          取消
        </Button>
        <Button disabled={!size} onPress={finish}>
          完成
        </Button>
      </View>
    </View>
  )
}
