import '@/styles/disclosure-files.scss'
import {
  type DisclosureFileView,
  type FileFinding,
  MOST_FILES_OF_A_DISCLOSURE,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import {
  DOCUMENT_ENDINGS,
  fileText,
  photoNames,
  sendFaults,
  sizeText,
} from '@gongkai/shared/catalogue/disclosure/disclosure-files'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type PickedFile, pickFile } from '@/platform/files'
import { type PhotoFrom, type PickedPhoto, pickPhoto } from '@/platform/photos'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { FieldFrame } from '@/ui/field-frame'
import { Press, Region } from '@/ui/native'
import { Refused } from '@/ui/views'
import { FileFindings } from './file-findings'
import { FilePicture, keepSent } from './file-picture'
import { findingsIn, sendDisclosureFile } from './files-api'
import { LookAtPhoto } from './look-at-photo'

/** A photo or file on its way, or one that did not arrive. */
type Sending = (PickedFile | PickedPhoto) & { failed?: true }

/** Photos of the notice board and files of a 公开记录: sent as soon as they were looked at, so that saving waits for nothing. */
export function FilesField({
  value,
  onChange,
  issues = [],
  disabled,
}: {
  value: readonly DisclosureFileView[]
  onChange: (files: DisclosureFileView[]) => void
  /** why the record was refused for one of them */ issues?: string[]
  disabled?: boolean
}) {
  const [looking, setLooking] = useState<PickedPhoto | null>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [findings, setFindings] = useState<readonly FileFinding[]>([])
  const { busy, errors, run } = useAction()
  // Of several sent one after the other each adds to what stands then.
  const now = useRef(value)
  now.current = value
  const change = (files: DisclosureFileView[]) => {
    now.current = files
    onChange(files)
  }

  const send = (picked: PickedFile | PickedPhoto) =>
    run(async () => {
      setLooking(null)
      setFindings([])
      setSending(picked)
      try {
        const fault = sendFaults(now.current.length, picked.data.byteLength)
        if (fault.length > 0) throw new Error(fault.map(({ text }) => text).join('；'))
        const file = await sendDisclosureFile(picked.name, picked.data)
        if ('source' in picked) keepSent(file.id, picked.source)
        change([...now.current, file])
        setSending(null)
      } catch (error) {
        setFindings(findingsIn(error))
        setSending({ ...picked, failed: true })
        throw error
      }
    })
  const photo = (from: PhotoFrom) => run(async () => setLooking(await pickPhoto(from)))
  const document = async () => {
    let picked: PickedFile | null = null
    await run(async () => {
      picked = await pickFile(DOCUMENT_ENDINGS)
    })
    if (picked) await send(picked)
  }
  const forget = () => {
    setSending(null)
    setFindings([])
    void run(async () => {})
  }
  const answered = (left: FileFinding[]) => {
    setFindings(left)
    if (left.length === 0 && sending) void send(sending)
  }
  const full = value.length >= MOST_FILES_OF_A_DISCLOSURE
  const off = disabled || busy || full
  return (
    <FieldFrame label="照片和文件" issues={issues}>
      <Text className="muted">公示栏的照片（jpg、png、webp）或 pdf、docx、xlsx，每个最大 10 MB，最多 9 个。</Text>
      <Chosen value={value} disabled={disabled} onRemove={(id) => change(value.filter((file) => file.id !== id))} />
      <View className="row file-acts">
        <Button kind="plain" disabled={off} onPress={() => photo('camera')}>
          拍照
        </Button>
        <Button kind="plain" disabled={off} onPress={() => photo('album')}>
          选照片
        </Button>
        <Button kind="plain" disabled={off} onPress={document}>
          选文件
        </Button>
      </View>
      {sending && !sending.failed ? (
        <Region role="status" className="note">
          {`正在上传并清理 ${sending.name}（${sizeText(sending.data.byteLength)}）…`}
        </Region>
      ) : null}
      <Refused texts={errors} />
      <FileFindings findings={findings} onAnswered={answered} />
      {sending?.failed ? (
        <View className="row">
          <Text className="muted">{`${sending.name} 没有上传`}</Text>
          <Button kind="plain" disabled={busy} onPress={() => send(sending)}>
            再试一次
          </Button>
          <Button kind="link" disabled={busy} onPress={forget}>
            不传了
          </Button>
        </View>
      ) : null}
      {looking ? <LookAtPhoto photo={looking} onSend={send} onCancel={() => setLooking(null)} /> : null}
    </FieldFrame>
  )
}

function Chosen({
  value,
  disabled,
  onRemove,
}: {
  value: readonly DisclosureFileView[]
  disabled?: boolean
  onRemove: (id: string) => void
}) {
  const names = photoNames(value)
  return (
    <>
      {value.map((file, index) => (
        <View key={file.id} className="file-line">
          {file.kind === 'photo' ? (
            <FilePicture small className="file-thumb" file={file} label={names[index] ?? '照片'} />
          ) : null}
          <View className="file-words">
            <Text>{names[index]}</Text>
            <Text className="muted">{file.kind === 'photo' ? sizeText(file.bytes) : fileText(file)}</Text>
            {file.kind === 'file' && file.unread ? (
              <Text className="muted">有扫描或图片的内容，系统读不出，请人工核对</Text>
            ) : null}
          </View>
          <Press
            className="btn link"
            label={`移除${names[index]}`}
            disabled={disabled}
            onPress={() => onRemove(file.id)}
          >
            移除
          </Press>
        </View>
      ))}
    </>
  )
}
