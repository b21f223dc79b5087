import '@/styles/disclosure-files.scss'
import { fileText, photoNames } from '@gongkai/shared/catalogue/disclosure/disclosure-files'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { keepFile, openDocument } from '@/platform/files'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Press, Region } from '@/ui/native'
import { Refused } from '@/ui/views'
import { FilePicture } from './file-picture'
import { isOwnView, ownFile, publicFilePath, type ShownFile } from './files-api'

/** Photos and files of a 公开记录: photos small, a tap enlarges them; files with kind and size. Nothing where there are none. */
export function DisclosureFiles({ files }: { files: readonly ShownFile[] }) {
  const [enlarged, setEnlarged] = useState<ShownFile | null>(null)
  const { busy, errors, run } = useAction()
  if (files.length === 0) return null
  const names = photoNames(files)
  const nameOf = (file: ShownFile) => names[files.indexOf(file)] ?? file.name
  const photos = files.filter(({ kind }) => kind === 'photo')
  const documents = files.filter(({ kind }) => kind === 'file')
  const open = (file: ShownFile) =>
    run(async () => {
      if (isOwnView(file)) await keepFile(file.name, await ownFile(file.id))
      else await openDocument(publicFilePath(file.id), file.name)
    })
  return (
    <View className="stack tight">
      {photos.length > 0 ? (
        <View className="file-photos">
          {photos.map((file) => (
            <Press key={file.id} className="file-photo" label={`放大${nameOf(file)}`} onPress={() => setEnlarged(file)}>
              <FilePicture small className="file-thumb" file={file} label={nameOf(file)} />
            </Press>
          ))}
        </View>
      ) : null}
      {documents.map((file) => (
        <View key={file.id} className="row">
          <Button kind="link" disabled={busy} onPress={() => open(file)}>
            {`${file.name}（${fileText(file)}）`}
          </Button>
        </View>
      ))}
      {files.some(({ unread }) => unread) ? (
        <Text className="muted">照片和扫描件里的字系统读不出，请人工核对。</Text>
      ) : null}
      <Refused texts={errors} />
      {enlarged ? (
        <View className="veil">
          <Region role="dialog" label={nameOf(enlarged)} className="dialog file-enlarged">
            <FilePicture className="file-whole" file={enlarged} label={nameOf(enlarged)} />
            <View className="row acts">
              <Button kind="plain" onPress={() => setEnlarged(null)}>
                关闭
              </Button>
            </View>
          </Region>
        </View>
      ) : null}
    </View>
  )
}
