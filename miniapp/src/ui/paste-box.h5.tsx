import type { PasteBoxProps } from './paste-box-props'

/** A place to paste a table into; a table from Word or Excel comes with its HTML, which knows which cells are merged. */
export function PasteBox({ label, placeholder, value, onChange }: PasteBoxProps) {
  return (
    <textarea
      className="input area"
      rows={8}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onPaste={(event) => {
        const html = event.clipboardData.getData('text/html')
        if (!/<table/i.test(html)) return
        event.preventDefault()
        onChange(event.clipboardData.getData('text/plain'), html)
      }}
    />
  )
}
