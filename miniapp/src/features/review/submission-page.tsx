import { View } from '@tarojs/components'
export function SubmissionReviewPage() {
  return <View>SubmissionReviewPage</View>
}
