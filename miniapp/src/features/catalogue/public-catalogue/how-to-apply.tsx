import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'

/** How to ask for what is disclosed 依申请 (条例第二十七至三十三条、第三十六条、第四十二条). */
export function HowToApply({ entry }: { entry: PublicEntry }) {
  const unit = entry.subjects[0] ?? entry.organisation.name
  const steps = [
    `向${unit}提出，可以当面、邮寄或通过其网站提出；书写有困难的可以口头提出，由工作人员代为填写。`,
    '写明您的姓名或名称、身份证明和联系方式，要什么信息（名称、文号或能找到它的说明），以及希望怎样提供（纸质、电子或当场查阅）。',
    '能当场答复的当场答复；不能的，自收到申请之日起 20 个工作日内答复，需要延长的最多再延长 20 个工作日，并会告诉您。',
    '一般不收费；申请的数量、频次明显超过合理范围的除外。',
    '对答复不满意，或逾期没有答复的，可以投诉、举报，也可以依法申请行政复议或提起行政诉讼。',
  ]
  return (
    <Card>
      <Heading level={2}>怎样申请</Heading>
      <Text className="muted">这个事项可以依申请公开：需要的人提出申请，由责任单位答复。</Text>
      <View className="steps-list">
        {steps.map((text, index) => (
          <View key={text} className="numbered">
            <Text className="number">{String(index + 1)}</Text>
            <Text>{text}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
