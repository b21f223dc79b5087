import { Text, View, Button as WxButton } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { answerPrivacy, onPrivacyAsked, openPrivacyGuide } from '@/platform/privacy'
import { Button } from './button'
import { Heading, Region } from './native'

const AGREE = 'agree-privacy'

/** Asks for consent when WeChat holds an interface back for it; refusing leaves everything else usable. */
export function PrivacyConsent() {
  const [asked, setAsked] = useState(false)
  useEffect(() => onPrivacyAsked(setAsked), [])
  if (!asked) return null
  return (
    <View className="veil">
      <Region role="dialog" label="隐私保护提示" className="dialog">
        <Heading level={2}>隐私保护提示</Heading>
        <View className="dialog-body">
          <Text className="muted">
            选择文件和照片、复制文字、用手机号登录以前，请先阅读并同意隐私保护指引。不同意也可以浏览、填报和审核，只是不能使用这几项功能。
          </Text>
          <View className="row">
            <Button kind="link" onPress={openPrivacyGuide}>
              查看隐私保护指引
            </Button>
          </View>
        </View>
        <View className="row acts">
          <Button kind="plain" onPress={() => answerPrivacy('disagree')}>
            不同意
          </Button>
          <WxButton
            id={AGREE}
            className="press btn primary"
            hoverClass="press-on"
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={() => answerPrivacy('agree', AGREE)}
          >
            同意
          </WxButton>
        </View>
      </Region>
    </View>
  )
}
