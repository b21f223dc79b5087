import { View } from '@tarojs/components'
export function ReportsPage() {
  return <View>ReportsPage</View>
}
