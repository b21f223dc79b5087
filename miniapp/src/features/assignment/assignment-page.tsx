import { View } from '@tarojs/components'
export function AssignmentPage() {
  return <View>AssignmentPage</View>
}
