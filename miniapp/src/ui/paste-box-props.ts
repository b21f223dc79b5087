/** The props of paste-box.tsx (WeChat) and paste-box.h5.tsx. */
export interface PasteBoxProps {
  label: string
  placeholder: string
  value: string
  /** `html` when a table was pasted with its cells' merges */ onChange: (value: string, html?: string) => void
}
