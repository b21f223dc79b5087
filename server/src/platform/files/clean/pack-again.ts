import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { Package } from '../package/open-package.js'
import { unreadable } from '../package/unreadable.js'
import { readRelationships } from '../package/xml.js'
import { type Rewriting, rewriteXml } from './rewrite-xml.js'

/** The clock of nobody's machine. */
const SAME = { mtime: new Date(2020, 0, 1), mode: 0o100644, forceDosTimestamp: true }
const PLAIN: Rewriting = {}
const RELATIONSHIPS = /(?:^|\/)_rels\/[^/]*\.rels$/

/** The parts to be written, by their path. */
export type Parts = Map<string, string | Uint8Array>

/**
 * The parts that are reached from the package's root by relationships of these types; others are not part of what anybody sees, or are told of
 * nobody's business (properties, printers, comments, caches of pivot tables). @throws Unreadable for other files within it
 */
export async function reachedParts(file: Package, main: string, types: ReadonlySet<string>): Promise<Set<string>> {
  const reached = new Set([main])
  const walk = async (part: string): Promise<void> => {
    for (const { type, target, external } of (await readRelationships(file, part)).values()) {
      if (EMBEDDED.has(type))
        unreadable('file.embedded', '这个文件里嵌入了别的文件，读不出里面有没有个人信息，请删去后再上传')
      if (external && type !== 'hyperlink') unreadable('import.external', '')
      if (external || !types.has(type) || reached.has(target) || !file.has(target)) continue
      reached.add(target)
      await walk(target)
    }
  }
  await walk('')
  await walk(main)
  return reached
}

/** Other files in the file: nobody reads them. */
const EMBEDDED = new Set([
  'package',
  'oleObject',
  'aFChunk',
  'control',
  'activeXControlBinary',
  'subDocument',
  'externalLink',
])

/** The relationships of the kept parts, and the list of content types, without the parts that went. */
export async function keepRelationships(file: Package, kept: ReadonlySet<string>, parts: Parts): Promise<void> {
  for (const path of file.paths().filter((name) => RELATIONSHIPS.test(name))) {
    const owner = path.replace(/_rels\/([^/]*)\.rels$/, '$1')
    if (owner !== '' && !kept.has(owner)) continue
    const wanted = new Set(
      [...(await readRelationships(file, owner))].flatMap(([id, { target, external }]) =>
        external || kept.has(target) ? [id] : [],
      ),
    )
    parts.set(
      path,
      await rewriteXml(file, path, { drops: (name, { Id = '' }) => name === 'Relationship' && !wanted.has(Id) }),
    )
  }
  const types = '[Content_Types].xml'
  if (!file.has(types)) return
  parts.set(
    types,
    await rewriteXml(file, types, {
      drops: (name, { PartName = '' }) => name === 'Override' && !kept.has(PartName.replace(/^\//, '')),
    }),
  )
}

/** The parts that no rule of its own takes care of: markup written anew, everything else as it stands. */
export async function keepRest(file: Package, kept: ReadonlySet<string>, parts: Parts): Promise<void> {
  for (const path of kept) {
    if (parts.has(path)) continue
    if (/\.xml$/i.test(path)) parts.set(path, await rewriteXml(file, path, PLAIN))
    else parts.set(path, await file.bytes(path))
  }
}

/** The same parts make the same bytes. */
export async function packAgain(parts: Parts): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, content] of [...parts].sort(([one], [other]) => (one < other ? -1 : 1)))
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : Buffer.from(content), path, SAME)
  zip.end()
  return buffer(zip.outputStream as NodeJS.ReadableStream)
}
