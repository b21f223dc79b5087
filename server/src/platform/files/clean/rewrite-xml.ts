import { Parser } from 'htmlparser2'
import type { Package } from '../package/open-package.js'
import { unreadable } from '../package/unreadable.js'

type Attributes = Record<string, string>

/** The fate of a part's elements; names come without their namespace's prefix. */
export interface Rewriting {
  /** goes with all that is in it */ drops?(name: string, attributes: Attributes, parents: readonly string[]): boolean
  /** goes, and its content stays */ opens?(name: string, parents: readonly string[]): boolean
  /** whether an attribute stays; all do where nothing is said */ keeps?(attribute: string, element: string): boolean
  /** elements that something within them may doom, e.g. a row by its mark of deletion */ held?: ReadonlySet<string>
  /** the element among `held` that this one dooms */ dooms?(
    name: string,
    attributes: Attributes,
    parents: readonly string[],
  ): string | null
  /** told of each element that went because it was doomed */ onDoomed?(name: string): void
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const local = (name: string) => name.slice(name.indexOf(':') + 1)
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] as string)
const quoted = (text: string) => text.replace(/[&<>"\n\t\r]/g, (sign) => ENTITIES[sign] as string)
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}

interface Held {
  name: string
  pieces: string[]
  doomed: boolean
}

/** A part of a package written anew by these rules; comments and instructions of the markup go as well. @throws Unreadable */
export async function rewriteXml(file: Package, path: string, rules: Rewriting): Promise<string> {
  const bounds = file.bounds.walk(file.limits.depth)
  const parents: string[] = []
  const stack: Held[] = [{ name: '', pieces: [HEAD], doomed: false }]
  const written: boolean[] = []
  let dropped = 0
  const put = (text: string) => stack.at(-1)?.pieces.push(text)
  const parser = new Parser(
    {
      onopentagname: bounds.open,
      onattribute: bounds.attribute,
      onopentag(full, attributes) {
        const name = local(full)
        const doomed = dropped === 0 ? rules.dooms?.(name, attributes, parents) : null
        const around = doomed ? stack.findLast((held) => held.name === doomed) : undefined
        if (around) around.doomed = true
        if (dropped > 0 || rules.drops?.(name, attributes, parents)) dropped++
        const stays = dropped === 0 && !rules.opens?.(name, parents)
        parents.push(name)
        written.push(stays)
        if (!stays) return
        if (rules.held?.has(name)) stack.push({ name, pieces: [], doomed: false })
        const kept = Object.entries(attributes).filter(([key]) => rules.keeps?.(local(key), name) ?? true)
        put(`<${full}${kept.map(([key, value]) => ` ${key}="${quoted(value)}"`).join('')}>`)
      },
      ontext(text) {
        if (dropped === 0) put(escaped(text))
      },
      onclosetag(full) {
        bounds.close()
        const name = local(full)
        parents.pop()
        if (dropped > 0) dropped--
        if (!written.pop()) return
        put(`</${full}>`)
        if (!rules.held?.has(name)) return
        const held = stack.pop()
        if (held?.doomed) rules.onDoomed?.(name)
        else if (held) for (const piece of held.pieces) put(piece)
      },
      onprocessinginstruction: (name) => {
        if (/^!doctype/i.test(name)) unreadable('import.external', '')
      },
    },
    { xmlMode: true },
  )
  await file.stream(path, (piece) => parser.write(piece))
  parser.end()
  return (stack[0] as Held).pieces.join('')
}
