import Taro from '@tarojs/taro'
import { addressOf } from './request'

export interface PickedFile {
  name: string
  data: ArrayBuffer
}

/** From a chat, the only place WeChat takes files from; null when nothing was chosen. */
export function pickXlsx(): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    // By callbacks: Taro makes no promise of this one, and old WeChat versions neither.
    Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx'],
      success: ({ tempFiles: [file] }) => {
        if (!file) return resolve(null)
        try {
          resolve({ name: file.name, data: Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer })
        } catch {
          reject(new Error('读不出这个文件'))
        }
      },
      fail: () => resolve(null), // cancelled
    })
  })
}

/** Opens it in WeChat's viewer, from where it is sent on or saved. */
export async function keepXlsx(name: string, data: ArrayBuffer): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, data)
  await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}

/** Opens a document that everybody may read, a path of the API, in WeChat's viewer, from where it is sent on or printed. */
export async function openDocument(path: string, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  const { statusCode } = await Taro.downloadFile({ url: addressOf(path), filePath, timeout: 60_000 }).catch(() => {
    throw new Error('没有下载成功，请检查网络后再试')
  })
  if (statusCode !== 200) throw new Error('没有下载成功，请稍后再试')
  await Taro.openDocument({ filePath, showMenu: true })
}
