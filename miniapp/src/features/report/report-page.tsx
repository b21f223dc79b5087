import { View } from '@tarojs/components'
export function ReportPage() {
  return <View>ReportPage</View>
}
