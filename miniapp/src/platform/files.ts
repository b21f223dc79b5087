import Taro from '@tarojs/taro'

export interface PickedFile {
  name: string
  data: ArrayBuffer
}

/** From a chat, the only place WeChat takes files from; null when nothing was chosen. */
export async function pickXlsx(): Promise<PickedFile | null> {
  let chosen: Taro.chooseMessageFile.SuccessCallbackResult
  try {
    chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })
  } catch {
    return null // cancelled
  }
  const [file] = chosen.tempFiles
  if (!file) return null
  const data = Taro.getFileSystemManager().readFileSync(file.path) as ArrayBuffer
  return { name: file.name, data }
}

/** Opens it in WeChat's viewer, from where it is sent on or saved. */
export async function keepXlsx(name: string, data: ArrayBuffer): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, data)
  await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}
