import { Input, View } from '@tarojs/components'
import { Press, Region } from './native'
import type { SuggestInputProps } from './suggest-input-props'

/** A search field with what may be meant below it. The field keeps its text itself: what is written back late loses signs. */
export function SuggestInput({ label, placeholder, text, start = '', onText, offers, onConfirm }: SuggestInputProps) {
  return (
    <View className="suggest">
      <Input
        className="input"
        maxlength={-1} // else WeChat cuts at 140 characters
        placeholder={placeholder}
        confirmType="search"
        onInput={(event) => onText(event.detail.value)}
        onConfirm={(event) => onConfirm(event.detail.value)}
        {...(start ? { value: start } : {})}
        {...{ 'aria-label': label }}
      />
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
