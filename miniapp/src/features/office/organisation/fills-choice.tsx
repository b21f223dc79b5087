import { ChoiceChips } from '@/ui/choice-chips'

const FILLS = [{ code: 'fills', label: '参加编制' }] as const

/** Whether a town takes part in rounds (落实单位). */
export function FillsChoice({
  fills,
  disabled = false,
  onChange,
}: {
  fills: boolean
  disabled?: boolean
  onChange: (fills: boolean) => void
}) {
  return (
    <ChoiceChips
      label="参加编制"
      options={FILLS}
      value={fills ? ['fills'] : []}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen.length > 0)}
    />
  )
}
