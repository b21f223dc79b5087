import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { pictureOf } from '@/platform/files'
import { addressOf } from '@/platform/request'
import { SizedPicture } from '@/ui/sized-picture'
import { isOwnView, ownFile, publicFilePath, type ShownFile } from './files-api'

/** Photos that were sent from here: what the phone has is not fetched again. */
const sent = new Map<string, string>()
export const keepSent = (id: string, source: string): void => void sent.set(id, source)

/** A photo of a 公开记录; its place is kept while it is fetched. */
export function FilePicture({
  file,
  label,
  small,
  className,
}: {
  file: ShownFile
  label: string
  small?: boolean
  className: string
}) {
  const { id, width, height } = file
  const own = isOwnView(file)
  const [source, setSource] = useState<string | null>(
    sent.get(id) ?? (own ? null : addressOf(publicFilePath(id, small))),
  )
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (source !== null || !own) return
    let stays = true
    ownFile(id, small).then(
      (data) => stays && setSource(pictureOf(data, 'jpeg')),
      () => stays && setFailed(true),
    )
    return () => {
      stays = false
    }
  }, [id, own, small, source])
  if (source === null)
    return (
      <View className={`${className} waiting`} style={{ maxWidth: `${width}px`, aspectRatio: `${width} / ${height}` }}>
        {failed ? <Text className="muted">没有读到照片</Text> : null}
      </View>
    )
  return <SizedPicture className={className} source={source} label={label} width={width} height={height} />
}
