import Taro from '@tarojs/taro'
import type { PickedFile } from './files'

/** A photo as it may be sent, and as an Image shows it. */
export interface PickedPhoto extends PickedFile {
  source: string
}
export type PhotoFrom = 'camera' | 'album'

/** Null when none was taken. WeChat makes it smaller; the rest is the server's. */
export function pickPhoto(from: PhotoFrom): Promise<PickedPhoto | null> {
  if (!Taro.canIUse('chooseMedia'))
    return Promise.reject(new Error('当前微信版本不能选照片，请更新微信，或在电脑上登记'))
  return new Promise((resolve, reject) => {
    // By callbacks, as for files: old WeChat versions make no promise of it.
    Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: [from],
      sizeType: ['compressed'],
      success: ({ tempFiles: [file] }) => {
        if (!file) return resolve(null)
        try {
          resolve({ name: '照片.jpg', data: bytesOf(file.tempFilePath), source: file.tempFilePath })
        } catch {
          reject(new Error('读不出这张照片'))
        }
      },
      fail: (failure) => (failure.errMsg.includes('cancel') ? resolve(null) : reject(whyNone(failure))),
    })
  })
}

/** The bytes of a file that WeChat keeps for the time being. */
export const bytesOf = (path: string) => Taro.getFileSystemManager().readFileSync(path) as ArrayBuffer

/** 104 is WeChat's number for a privacy guide that was not agreed to. */
function whyNone({ errMsg, errno }: { errMsg: string; errno?: number }): Error {
  if (errno === 104 || /privacy permission is not authorized|auth deny/.test(errMsg))
    return new Error('没有同意隐私保护指引，不能拍照和选照片；可以改填网址，或在电脑上登记')
  return new Error('没有选到照片，请再试一次')
}
