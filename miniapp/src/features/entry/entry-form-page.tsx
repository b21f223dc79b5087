import { View } from '@tarojs/components'
export function EntryFormPage() {
  return <View>EntryFormPage</View>
}
