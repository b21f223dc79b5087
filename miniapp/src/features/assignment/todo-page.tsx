import { View } from '@tarojs/components'
export function TodoPage() {
  return <View>TodoPage</View>
}
