import { townUnitName, villageUnitName } from '@gongkai/shared/app/setup/division-names'
import type { Division } from '@gongkai/shared/app/setup/setup.contract'
import { Text, View } from '@tarojs/components'
import { Disclosure, TypedInput } from '@/ui/form-native'
import { Check } from '@/ui/native'

/** A town of the national list with its villages: chosen or left out, under its own name or another. */
export function TownChoice({
  town,
  left,
  names,
  onChoose,
  onName,
}: {
  town: Division
  /** codes that are left out */ left: ReadonlySet<string>
  /** by code, where they were changed */ names: Readonly<Record<string, string>>
  onChoose: (codes: readonly string[], on: boolean) => void
  onName: (code: string, name: string) => void
}) {
  const { code, name, children: villages = [] } = town
  const chosen = !left.has(code)
  const count = villages.filter((village) => !left.has(village.code)).length
  const unit = names[code] ?? townUnitName(name)
  return (
    <View className="setup-town">
      <Disclosure
        head={
          <Check className="setup-check" label={unit} checked={chosen} onChange={(on) => onChoose([code], on)}>
            <Text className="found-name">{unit}</Text>
          </Check>
        }
        name={`${count} 个村（社区）`}
        label={`${unit}的 ${count} 个村（社区）`}
      >
        <TypedInput
          label={`${name}的单位名称`}
          value={unit}
          disabled={!chosen}
          onChange={(text) => onName(code, text)}
        />
        {villages.map((village) => {
          const whole = names[village.code] ?? villageUnitName(name, village.name)
          return (
            <View key={village.code} className="setup-village">
              <Check
                className="setup-check"
                label={whole}
                checked={chosen && !left.has(village.code)}
                disabled={!chosen}
                onChange={(on) => onChoose([village.code], on)}
              >
                <Text className="muted">{village.code.slice(-3)}</Text>
              </Check>
              <TypedInput
                label={`${village.name}的名称`}
                value={whole}
                disabled={!chosen || left.has(village.code)}
                onChange={(text) => onName(village.code, text)}
              />
            </View>
          )
        })}
      </Disclosure>
    </View>
  )
}
