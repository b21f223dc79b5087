import { readFile } from 'node:fs/promises'
import { readPackFile } from '@gongkai/shared/app/setup/read-pack-file'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import { guidelines } from './guidelines/index.js'

/**
 * The pack of a file (docs/设置一个区县.md), whole and right.
 * @throws Error in Chinese that names every fault with its place
 */
export async function packOfFile(path: string): Promise<RegionPack> {
  const { pack, faults } = readPackFile(await parsed(path))
  if (faults.length > 0)
    throw new Error(
      `地区数据 ${path} 有 ${faults.length} 处错误，什么也没有装入：\n${faults.map(({ at, text }) => `  - ${at || '（整个文件）'}：${text}`).join('\n')}`,
    )
  const { models, ...rest } = pack
  return { ...rest, guidelines: models ? guidelines : {} }
}

async function parsed(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Error(`地区数据 ${path} 打不开：${error.message}`)
  })
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`地区数据 ${path} 不是 JSON：${(error as Error).message}`)
  }
}
