import { View } from '@tarojs/components'
export function ReviewQueuePage() {
  return <View>ReviewQueuePage</View>
}
