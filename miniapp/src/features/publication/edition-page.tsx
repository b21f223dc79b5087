import { View } from '@tarojs/components'
export function EditionPage() {
  return <View>EditionPage</View>
}
