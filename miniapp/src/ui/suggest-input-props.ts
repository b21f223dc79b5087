export interface SuggestInputProps {
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  /** likely words, best first */ offers: readonly string[]
  /** a text that was typed and confirmed, or an offer that was chosen */ onConfirm: (text: string) => void
}
