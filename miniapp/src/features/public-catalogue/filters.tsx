import type { Narrowing } from '@gongkai/shared/public-catalogue/filter-words'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field'
import type { Wanted } from './wanted'

/** Every way to narrow the catalogue; one choice of each. */
export function Filters({
  all,
  filter,
  onChange,
}: {
  all: readonly Narrowing[]
  filter: Wanted
  onChange: (part: Wanted) => void
}) {
  return (
    <>
      {all.map(({ key, label, choices }) => (
        <FieldFrame key={key} label={label}>
          <ChoiceChips
            single
            label={label}
            options={choices.map(({ code, label: name, entryCount }) => ({ code, label: `${name} ${entryCount}` }))}
            value={filter[key] ? [String(filter[key])] : []}
            onChange={([code]) => onChange({ [key]: code })}
          />
        </FieldFrame>
      ))}
    </>
  )
}
