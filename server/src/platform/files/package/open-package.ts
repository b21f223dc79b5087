import { StringDecoder } from 'node:string_decoder'
import yauzl from 'yauzl'
import { MarkupBounds } from './markup-bounds.js'
import type { PackageLimits } from './package-limits.js'
import { unreadable } from './unreadable.js'

/** An xlsx or docx: a zip of XML parts, none of which is unpacked before it is asked for. */
export interface Package {
  readonly limits: PackageLimits
  /** of all its parts together */ readonly bounds: MarkupBounds
  has(path: string): boolean
  paths(): string[]
  /** the part's size once unpacked, as the package says */ size(path: string): number
  /** @throws Unreadable when it is not there or too large */ text(path: string): Promise<string>
  /** the part as it is, e.g. a picture; @throws as `text` */ bytes(path: string): Promise<Buffer>
  /** the part piece by piece, nothing of it kept */ stream(path: string, take: (piece: string) => void): Promise<void>
}

/**
 * @throws Unreadable for what is no zip, for one with a password, with macros, or with more in it than a table needs: no
 * honest part unpacks to more than `partBytes`, and what claims less than it holds is stopped while it is unpacked
 */
export async function openPackage(bytes: Buffer, limits: PackageLimits): Promise<Package> {
  const parts = new Map<string, yauzl.Entry>()
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  if (zip.entryCount > limits.parts)
    unreadable(
      'import.heavy',
      `这个文件里有 ${zip.entryCount} 个部分，最多 ${limits.parts} 个，不像一张表格；请把表格复制到新文件后再导入`,
    )
  let all = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) unreadable('import.password', '这个文件设了密码，请取消密码并另存后再导入')
    parts.set(entry.fileName, entry)
  }
  if ([...parts.keys()].some((path) => /(^|\/)(vbaProject|xlm|macrosheets)/i.test(path)))
    unreadable('import.macros', '这个文件带有宏，为安全起见不导入；请另存为不带宏的 xlsx 或 docx')
  const unpack = async (path: string, take: (piece: Buffer) => void) => {
    const entry = parts.get(path)
    if (!entry) return unreadable('import.broken', `这个文件不完整（缺少 ${path}），请重新打开并另存一次后再导入`)
    if (entry.uncompressedSize > limits.partBytes) bomb(limits.partBytes)
    let unpacked = 0
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      unpacked += (piece as Buffer).length
      all += (piece as Buffer).length
      if (unpacked > limits.partBytes) bomb(limits.partBytes)
      if (all > limits.unpackedBytes) bomb(limits.unpackedBytes)
      take(piece as Buffer)
    }
  }
  const stream = async (path: string, take: (piece: string) => void) => {
    const decoder = new StringDecoder('utf8')
    await unpack(path, (piece) => take(decoder.write(piece)))
    take(decoder.end())
  }
  return {
    limits,
    bounds: new MarkupBounds(limits),
    has: (path) => parts.has(path),
    paths: () => [...parts.keys()],
    size: (path) => parts.get(path)?.uncompressedSize ?? 0,
    stream,
    bytes: async (path) => {
      const pieces: Buffer[] = []
      await unpack(path, (piece) => pieces.push(piece))
      return Buffer.concat(pieces)
    },
    text: async (path) => {
      let text = ''
      await stream(path, (piece) => {
        text += piece
      })
      return text
    },
  }
}

function bomb(bytes: number): never {
  return unreadable(
    'import.heavy',
    `这个文件展开后超过 ${bytes / 1024 / 1024} MB，太大，不像一张表格，没有读取；请把表格复制到新文件后再导入`,
  )
}
