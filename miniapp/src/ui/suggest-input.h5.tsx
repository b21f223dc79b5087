import { type KeyboardEvent, useId, useState } from 'react'
import type { SuggestInputProps } from './suggest-input-props'

/** A combobox after the ARIA pattern: the arrows choose, Enter takes, Escape closes. */
export function SuggestInput({ label, placeholder, text, onText, offers, onConfirm }: SuggestInputProps) {
  const list = useId()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = open && text ? offers : []
  const at = chosen === null ? -1 : shown.indexOf(chosen)

  const take = (taken: string) => {
    setOpen(false)
    setChosen(null)
    onConfirm(taken)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows also belong to the composition of Chinese text.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') take(shown[at] ?? text)
    else if (event.key === 'Escape' && shown.length > 0) setOpen(false)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true)
      // one place more than offers, for the typed text
      const places = shown.length + 1
      const next = (at + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places
      setChosen(shown[next - 1] ?? null)
    } else return
    event.preventDefault()
  }
  return (
    <div className="suggest">
      <input
        className="input"
        type="search"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={shown.length > 0 ? list : undefined}
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          setOpen(true)
          setChosen(null)
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {shown.length > 0 ? (
        <div id={list} role="listbox" aria-label={`${label}的建议`} className="offers">
          {shown.map((offer, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field, where the focus stays
            <div
              key={offer}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={`suggested ${index === at ? 'on' : ''}`}
              onMouseDown={(event) => event.preventDefault()} // or the field loses the focus before the click
              onClick={() => take(offer)}
            >
              {offer}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
