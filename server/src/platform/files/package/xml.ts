import { Parser } from 'htmlparser2'
import type { Package } from './open-package.js'
import { unreadable } from './unreadable.js'

export interface XmlHandler {
  /** names come without their namespace's prefix, attributes with it */
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Walks a part's XML as it is unpacked. No entity is expanded but the five of XML: a part with a document type of its own is not read
 * (ECMA-376 part 2, 8.1.4 forbids it).
 */
export async function walkXml(
  file: Package,
  path: string,
  handler: XmlHandler,
  onPiece?: (size: number) => void,
): Promise<void> {
  const bounds = file.bounds.walk(file.limits.depth)
  const parser = new Parser(
    {
      onopentagname: bounds.open,
      onattribute: bounds.attribute,
      onopentag: (name, attributes) => handler.open?.(local(name), attributes),
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => {
        bounds.close()
        handler.close?.(local(name))
      },
      onprocessinginstruction: (name) => {
        if (/^!doctype/i.test(name))
          unreadable('import.external', '这个文件自带文档类型定义，为安全起见不导入；请把表格复制到新文件后再导入')
      },
    },
    { xmlMode: true },
  )
  await file.stream(path, (piece) => {
    parser.write(piece)
    onPiece?.(piece.length)
  })
  parser.end()
}

export interface Relationship {
  type: string
  target: string
  external: boolean
}

/** The relationships of a part by id; none where it has no list of them. `target` is the path within the package. */
export async function readRelationships(file: Package, part: string): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>()
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!file.has(path)) return found
  await walkXml(file, path, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Type = '', Target = '', TargetMode } = attributes
      const external = TargetMode === 'External'
      found.set(Id, {
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: external ? Target : within(folder, Target),
        external,
      })
    },
  })
  return found
}

function within(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}
