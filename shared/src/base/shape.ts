/**
 * The form of a stored value. `read` completes the value of an older release and keeps apart the unknown parts of a newer one, so that a
 * field may be added without touching stored values; `pick` gives away the named parts and nothing else.
 */
export interface Shape<T> {
  /**
   * A value as it was parsed, completed in place: a field that is missing is its empty value. Unknown parts stay under `UNKNOWN`, are
   * carried along by every copy and shown to nobody. @throws Damaged
   */
  read(value: unknown): T
  /** A copy of what is known of it, in the order in which it stands; nothing is added. */
  pick(value: T): T
}

/** A value as an older release may have stored it: any field may be missing. */
export type AsStored<T> = T extends readonly (infer Item)[]
  ? AsStored<Item>[]
  : T extends object
    ? { [Field in keyof T]?: AsStored<T[Field]> }
    : T

/** The place where an object keeps what this release does not know. */
export const UNKNOWN: unique symbol = Symbol('unknown')
type Carrying = Record<string, unknown> & { [UNKNOWN]?: Record<string, unknown> }

/** A stored value is not what it should be. `at` is the place within it, e.g. `bases/0/title`. */
export class Damaged extends Error {
  constructor(
    readonly expected: string,
    readonly at: string = '',
  ) {
    super(`${at || '内容'}${expected}`)
  }
  within(part: string | number): Damaged {
    return new Damaged(this.expected, this.at ? `${part}/${this.at}` : String(part))
  }
}

function simple<T>(type: 'string' | 'number' | 'boolean', empty: T, name: string): Shape<T> {
  return {
    read(value) {
      if (value === undefined || value === null) return empty
      if (typeof value !== type) throw new Damaged(`应是${name}`)
      return value as T
    },
    // An object where a plain value should be was never named: nothing of it is given away.
    pick: (value) => (typeof value === 'object' ? empty : value),
  }
}
export const text = simple('string', '', '文字')
export const number = simple('number', 0, '数字')
export const flag = simple('boolean', false, '是或否')
/** One of a closed list; a newer release may know more of them. '' where it is missing. */
export const code = <Code extends string>() => text as unknown as Shape<Code>

/** Without it nothing can be understood: it has been written since the first release. */
export function required<T>(shape: Shape<T>): Shape<T> {
  return {
    read(value) {
      if (value === undefined || value === null) throw new Damaged('缺少')
      return shape.read(value)
    },
    pick: shape.pick,
  }
}

/** Left out where nothing is said. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return {
    read: (value) => (value === undefined || value === null ? undefined : shape.read(value)),
    pick: (value) => (value === undefined || value === null ? value : shape.pick(value)),
  }
}

/** null where there is none. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    read: (value) => (value === undefined || value === null ? null : shape.read(value)),
    pick: (value) => (value === undefined || value === null ? value : shape.pick(value)),
  }
}

export function list<T>(item: Shape<T>): Shape<T[]> {
  return {
    read(value) {
      if (value === undefined || value === null) return []
      if (!Array.isArray(value)) throw new Damaged('应是列表')
      for (let at = 0; at < value.length; at++) {
        try {
          value[at] = item.read(value[at])
        } catch (fault) {
          throw fault instanceof Damaged ? fault.within(at) : fault
        }
      }
      return value
    },
    pick: (value) => (Array.isArray(value) ? value.map((held) => item.pick(held)) : []),
  }
}

/** Each field with its shape: one that is forgotten does not compile, one that is not named is not known. */
export function object<T extends object>(fields: { readonly [Field in keyof T]-?: Shape<T[Field]> }): Shape<T> {
  const shapes = new Map(Object.entries<Shape<unknown>>(fields as never))
  const names = [...shapes.keys()]
  return {
    read(value) {
      if (typeof (value ?? {}) !== 'object' || Array.isArray(value)) throw new Damaged('应是一组内容')
      const held = known((value ?? {}) as Carrying, shapes)
      for (const name of names) {
        try {
          const read = shapes.get(name)?.read(held[name])
          if (read !== undefined) held[name] = read
        } catch (fault) {
          throw fault instanceof Damaged ? fault.within(name) : fault
        }
      }
      return held as T
    },
    pick(value) {
      const picked: Record<string, unknown> = {}
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return picked as T
      for (const [name, held] of Object.entries(value)) {
        const shape = shapes.get(name)
        if (shape) picked[name] = shape.pick(held)
      }
      return picked as T
    },
  }
}

/** The object itself while all of it is known; else one that carries the rest apart. */
function known(value: Carrying, shapes: ReadonlyMap<string, unknown>): Carrying {
  const beyond = Object.keys(value).filter((name) => !shapes.has(name))
  if (beyond.length === 0) return value
  const entries = Object.entries(value)
  return {
    ...Object.fromEntries(entries.filter(([name]) => shapes.has(name))),
    [UNKNOWN]: { ...value[UNKNOWN], ...Object.fromEntries(entries.filter(([name]) => !shapes.has(name))) },
  }
}

/** Names of one's own, each with the same shape. */
export function named<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return {
    read(value) {
      if (value === undefined || value === null) return {}
      if (typeof value !== 'object' || Array.isArray(value)) throw new Damaged('应是一组内容')
      return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, shape.read(held)]))
    },
    pick: (value) => Object.fromEntries(Object.entries(value ?? {}).map(([name, held]) => [name, shape.pick(held)])),
  }
}

/** Any JSON: read further by code that knows what it is. */
export const anything: Shape<unknown> = { read: (value) => value ?? null, pick: (value) => value }

/** The shape of what has these empty values; `special` names those that the empty value does not tell. */
export function like<T extends object>(
  empty: Readonly<T>,
  special: { readonly [Field in keyof T]?: Shape<T[Field]> } = {},
): { readonly [Field in keyof T]-?: Shape<T[Field]> } {
  const shapeOf = (value: unknown): Shape<unknown> => {
    if (Array.isArray(value)) return list(text)
    return typeof value === 'number' ? number : typeof value === 'boolean' ? flag : text
  }
  const own = Object.entries(empty).map(([name, value]) => [name, special[name as keyof T] ?? shapeOf(value)])
  return Object.fromEntries(own)
}

/** The value that somebody wrote over `held`: parts of `held` that this release does not know stay with it. */
export function writtenOver<T extends object>(held: T | null, next: T): T {
  const unknown = (held as Carrying | null)?.[UNKNOWN]
  return unknown ? { ...next, [UNKNOWN]: unknown } : { ...next }
}

/** As JSON, with what a newer release wrote. */
export function written(value: unknown): string {
  return carries(value) ? JSON.stringify(value, withUnknown) : JSON.stringify(value)
}

function carries(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(carries)
  return UNKNOWN in value || Object.values(value).some(carries)
}

function withUnknown(_name: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && UNKNOWN in value
    ? { ...value, ...(value as Carrying)[UNKNOWN] }
    : value
}

/** A value stored without changing is read like this: its bytes are those that were written (`pick`), completed only to be worked with. */
export function asStored<T>(shape: Shape<T>): Shape<AsStored<T>> & { readonly whole: Shape<T> } {
  return {
    /** of what it is when it is completed */ whole: shape,
    read(value) {
      if (typeof value !== 'object' || value === null) throw new Damaged('应是一组内容')
      return shape.pick(value as T) as AsStored<T>
    },
    pick: (value) => shape.pick(value as T) as AsStored<T>,
  }
}

/** The same, completed. */
export const completed = <T>(shape: Shape<T>, stored: AsStored<T>): T => shape.read(shape.pick(stored as T))
