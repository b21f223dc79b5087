import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { pictureOf } from '@/platform/files'
import type { PickedPhoto } from '@/platform/photos'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Heading, Region } from '@/ui/native'
import { PhotoBrush } from '@/ui/photo-brush/photo-brush'
import { Picture } from '@/ui/picture'

/** Before a photo is sent somebody looks at it: no machine here reads what is on it. What is covered is painted over, and not sent. */
export function LookAtPhoto({
  photo,
  onSend,
  onCancel,
}: {
  photo: PickedPhoto
  onSend: (photo: PickedPhoto) => void
  onCancel: () => void
}) {
  const [looked, setLooked] = useState(photo)
  const [painting, setPainting] = useState(false)
  if (painting)
    return (
      <View className="veil">
        <Region role="dialog" label="涂盖照片" className="dialog">
          <Heading level={2}>涂盖照片</Heading>
          <View className="dialog-body">
            <PhotoBrush
              source={looked.source}
              label="要上传的照片"
              onDone={(data) => {
                setLooked({ name: '照片.jpg', data, source: pictureOf(data, 'jpeg') })
                setPainting(false)
              }}
              onCancel={() => setPainting(false)}
            />
          </View>
        </Region>
      </View>
    )
  const covered = looked !== photo
  return (
    <Dialog
      title="上传前看一看"
      act={<Button onPress={() => onSend(looked)}>{covered ? '已遮盖，上传' : '没有，上传'}</Button>}
      onCancel={onCancel}
    >
      <View className="stack">
        <Picture className="file-look" source={looked.source} label="要上传的照片" />
        <Text>照片里有没有人脸、姓名、证件号码、车牌？有的先涂盖，涂盖的地方不会上传。</Text>
        <View className="row">
          <Button kind="plain" onPress={() => setPainting(true)}>
            {covered ? '再涂盖' : '有，先涂盖'}
          </Button>
        </View>
      </View>
    </Dialog>
  )
}
