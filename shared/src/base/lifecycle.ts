/** An act upon a record, and the state it leads to. */
export interface LifecycleAct<State extends string> {
  /** as users read it */ label: string
  /** who does it, in words; whether this person may is the policy's to say */ who: string
  /** the states in which it can be done */ from: readonly State[]
  /** what it becomes; left out where it stays what it is */ to?: State
  /** what it becomes instead where nobody else is waited for */ settled?: { to: State; when: string }
}

export interface LifecycleTable<State extends string, Act extends string> {
  title: string
  states: readonly { code: State; label: string }[]
  /** how it begins */ start: State
  acts: Readonly<Record<Act, LifecycleAct<State>>>
}

export interface Lifecycle<State extends string, Act extends string, Moving extends Act>
  extends LifecycleTable<State, Act> {
  /** Whether the act belongs to this state; who may do it, and what else it needs, the policies say. */
  mayFrom: (act: Act, state: State) => boolean
  /** The state after an act. @param settled nobody else is waited for */
  after: (act: Moving, settled?: boolean) => State
}

type Moving<Acts> = { [Act in keyof Acts]: Acts[Act] extends { to: string } ? Act : never }[keyof Acts] & string

/** The states of a record and all that leads from one to another, written once: policies and acts ask it, docs/lifecycles.md draws it. */
export function lifecycle<
  const State extends string,
  const Acts extends Readonly<Record<string, LifecycleAct<State>>>,
>(table: {
  title: string
  states: readonly { readonly code: State; readonly label: string }[]
  start: NoInfer<State>
  acts: Acts
}): Lifecycle<State, keyof Acts & string, Moving<Acts>> {
  const { acts } = table
  return {
    ...table,
    mayFrom: (act, state) => acts[act]?.from.includes(state) ?? false,
    after: (act, settled = false) => {
      const made = acts[act]
      const state = settled ? (made?.settled?.to ?? made?.to) : made?.to
      if (state === undefined) throw new Error(`${act} leads nowhere`)
      return state
    },
  }
}
