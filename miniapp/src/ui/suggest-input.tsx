import { View } from '@tarojs/components'
import { TypedInput } from './form-native'
import { Press, Region } from './native'
import type { SuggestInputProps } from './suggest-input-props'

/** A search field with what may be meant below it. */
export function SuggestInput({ label, placeholder, text, onText, offers, onConfirm }: SuggestInputProps) {
  return (
    <View className="suggest">
      <TypedInput search label={label} placeholder={placeholder} value={text} onChange={onText} onConfirm={onConfirm} />
      {text && offers.length > 0 ? (
        <Region role="group" label={`${label}的建议`} className="offers">
          {offers.map((offer) => (
            <Press key={offer} className="suggested" onPress={() => onConfirm(offer)}>
              {offer}
            </Press>
          ))}
        </Region>
      ) : null}
    </View>
  )
}
