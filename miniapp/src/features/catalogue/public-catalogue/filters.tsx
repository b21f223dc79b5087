import type { Narrowing } from '@gongkai/shared/catalogue/public-catalogue/filter-words'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { FieldFrame } from '@/ui/field-frame'
import { Check, Press, Region } from '@/ui/native'
import type { Wanted } from './wanted'

/** So many choices are shown at first; one that is taken always is. */
const FEW = 6

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
  return all.map((narrowing) => (
    <Choices
      key={narrowing.key}
      narrowing={narrowing}
      taken={filter[narrowing.key]}
      onTake={(code) => onChange({ [narrowing.key]: code })}
    />
  ))
}

function Choices({
  narrowing: { label, choices },
  taken,
  onTake,
}: {
  narrowing: Narrowing
  taken?: string
  onTake: (code?: string) => void
}) {
  const [whole, setWhole] = useState(false)
  const foldable = choices.length > FEW + 2
  const shown = whole || !foldable ? choices : choices.filter(({ code }, index) => index < FEW || code === taken)
  return (
    <FieldFrame label={label}>
      <Region role="group" label={label} className="chips facets">
        {shown.map(({ code, label: name, entryCount }) => (
          <Check
            key={code}
            label={`${name} ${entryCount}`}
            className="chip facet"
            checked={code === taken}
            onChange={(on) => onTake(on ? code : undefined)}
          >
            <Text>{name}</Text>
            <Text className="facet-count">{String(entryCount)}</Text>
          </Check>
        ))}
        {foldable ? (
          <Press
            className="chip facet more"
            label={whole ? `收起${label}` : `${label}：全部 ${choices.length} 个`}
            onPress={() => setWhole(!whole)}
          >
            {whole ? '收起' : `全部 ${choices.length} 个`}
          </Press>
        ) : null}
      </Region>
    </FieldFrame>
  )
}
