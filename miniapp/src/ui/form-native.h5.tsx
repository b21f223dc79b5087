import { useEffect, useId, useRef, useState } from 'react'
import type { DateInputProps, DisclosureProps, SheetProps, StepChipsProps, TypedInputProps } from './form-native-props'

export function TypedInput(props: TypedInputProps) {
  const { id, label, value, onChange, placeholder, disabled, invalid, multiline, search, onConfirm } = props
  const common = { id, 'aria-label': label, 'aria-invalid': invalid || undefined, value, placeholder, disabled }
  if (multiline) {
    return <textarea className="input area" rows={3} {...common} onChange={(event) => onChange(event.target.value)} />
  }
  return (
    <input
      className="input"
      type={search ? 'search' : 'text'}
      autoComplete="off"
      {...common}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.(value)
      }}
    />
  )
}

export function DateInput({ label, value, onChange, disabled, invalid }: DateInputProps) {
  return (
    <input
      className="input date-input"
      type="date"
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function StepChips({ label, steps, current, onPick }: StepChipsProps) {
  const chips = useRef<HTMLElement>(null)
  // The row scrolls sideways where letters are large.
  useEffect(() => {
    chips.current?.children[current]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav ref={chips} className="step-chips" aria-label={label}>
      {steps.map(({ name, mark, hint }, index) => (
        <button
          key={name}
          type="button"
          className={`press step-chip ${index === current ? 'on' : ''}`}
          aria-current={index === current ? 'step' : undefined}
          aria-label={`第 ${index + 1} 步 ${name}，${hint}`}
          onClick={() => onPick(index)}
        >
          {`${mark || index + 1} ${name}`}
        </button>
      ))}
    </nav>
  )
}

export function Disclosure({ head, name, label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false)
  const body = useId()
  return (
    <div className="disclosure">
      <div className="disclosure-head">
        {head}
        <button
          type="button"
          className="press disclosure-name"
          aria-label={label}
          aria-expanded={open}
          aria-controls={open ? body : undefined}
          onClick={() => setOpen(!open)}
        >{`${name} ${open ? '▴' : '▾'}`}</button>
      </div>
      {open ? (
        <div id={body} className="disclosure-body">
          {children}
        </div>
      ) : null}
    </div>
  )
}

/** Takes the focus and gives it back; Escape closes it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.querySelector<HTMLElement>('input, button')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div className="veil sheet-veil">
      <div
        ref={sheet}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className="sheet"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div className="row between sheet-head">
          <h2 className="heading h2">{title}</h2>
          <button type="button" className="press btn link" onClick={onClose}>
            关闭
          </button>
        </div>
        <div className="sheet-body">{children}</div>
      </div>
    </div>
  )
}

/** Pages below in the stack hold elements of the same id: the one that is drawn counts. */
const drawn = (id: string) =>
  Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`)).find((element) => element.offsetParent !== null)

/** Brings a part of the page into sight once it is drawn, and the focus to the first thing to fill in it. */
export function showPart(id: string): void {
  requestAnimationFrame(() => {
    const part = drawn(id)
    part?.scrollIntoView({ block: 'start' })
    const first = part?.querySelector<HTMLElement>('input, textarea') ?? part?.querySelector<HTMLElement>('button')
    first?.focus({ preventScroll: true })
  })
}
export function showTop(): void {
  window.scrollTo(0, 0)
}
