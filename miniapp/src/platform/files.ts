import { CLIENT_HEADER } from '@gongkai/shared/base/version'
import Taro from '@tarojs/taro'
import { addressOf, CLIENT, judge } from './request'
import { TABLE_FILES, tooLarge } from './table-files'

export { TABLE_FILES } from './table-files'

/** The files that WeChat's viewer opens; the rest can only be sent on. */
const VIEWED = ['xlsx', 'docx', 'pdf']

export interface PickedFile {
  name: string
  data: ArrayBuffer
}

/** From a chat, the only place WeChat takes files from; null when nothing was chosen. @param most bytes; a larger one is refused unread */
export function pickFile(endings: readonly string[], most = Number.POSITIVE_INFINITY): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    // By callbacks: Taro makes no promise of this one, and old WeChat versions neither.
    Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [...endings],
      success: ({ tempFiles: [file] }) => {
        if (!file) return resolve(null)
        if (file.size > most) return reject(tooLarge(file.size, most))
        try {
          resolve({ name: file.name, data: Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer })
        } catch {
          reject(new Error('读不出这个文件'))
        }
      },
      fail: (failure) => (failure.errMsg.includes('cancel') ? resolve(null) : reject(whyNotPicked(failure, endings))),
    })
  })
}

/** 104 is WeChat's number for a privacy guide that was not agreed to. */
function whyNotPicked({ errMsg, errno }: { errMsg: string; errno?: number }, endings: readonly string[]): Error {
  if (errno !== 104 && !/privacy permission is not authorized|auth deny/.test(errMsg))
    return new Error('没有选到文件，请再试一次')
  const instead = endings === TABLE_FILES ? '可以改为粘贴，或在电脑上导入' : '可以在电脑上导入'
  return new Error(`没有同意隐私保护指引，不能从聊天里选文件；${instead}`)
}

/** Opens the file in WeChat's viewer, from where it is sent on or saved; a file unknown to the viewer is sent to a chat at once. */
export async function keepFile(name: string, data: ArrayBuffer): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, data)
  const ending = name.slice(name.lastIndexOf('.') + 1)
  if (VIEWED.includes(ending))
    await Taro.openDocument({ filePath, fileType: ending as 'xlsx' | 'docx' | 'pdf', showMenu: true })
  else await sendFile(name, filePath)
}

/** A file to a chat of one's own choosing. */
function sendFile(name: string, filePath: string): Promise<void> {
  if (!Taro.canIUse('shareFileMessage')) throw new Error('当前微信版本不能转发这种文件，请更新微信，或在电脑上下载')
  return new Promise((resolve, reject) => {
    Taro.shareFileMessage({
      filePath,
      fileName: name,
      success: () => resolve(),
      fail: ({ errMsg }) => (errMsg.includes('cancel') ? resolve() : reject(new Error('没有转发成功，请再试一次'))),
    })
  })
}

/** A picture as what an Image shows. */
export const pictureOf = (data: ArrayBuffer, type: 'png' | 'jpeg' = 'png') =>
  `data:image/${type};base64,${Taro.arrayBufferToBase64(data)}`

/** Opens a document that everybody may read, a path of the API, in WeChat's viewer, from where it is sent on or printed. */
export async function openDocument(path: string, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  const asked = { url: addressOf(path), header: { [CLIENT_HEADER]: CLIENT }, filePath, timeout: 60_000 }
  const { statusCode } = await Taro.downloadFile(asked).catch(() => {
    throw new Error('没有下载成功，请检查网络后再试')
  })
  judge(statusCode, [])
  if (statusCode !== 200) throw new Error('没有下载成功，请稍后再试')
  await Taro.openDocument({ filePath, showMenu: true })
}
