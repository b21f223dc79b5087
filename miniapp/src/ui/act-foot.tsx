import { Button, type ButtonKind } from './button'

/** One act that a page offers; `blocked` while something for it is still missing. */
export interface FootAct<Act extends string> {
  act: Act
  label: string
  kind?: ButtonKind
  blocked?: boolean
}

/** The acts open to whoever looks, side by side in the foot of the page; each asks before it is done. */
export function ActFoot<Act extends string>({
  acts,
  busy,
  onAsk,
}: {
  acts: readonly FootAct<Act>[]
  busy: boolean
  onAsk: (act: Act) => void
}) {
  return (
    <>
      {acts.map(({ act, label, kind, blocked }) => (
        <Button key={act} kind={kind} disabled={busy || blocked} onPress={() => onAsk(act)}>
          {label}
        </Button>
      ))}
    </>
  )
}
