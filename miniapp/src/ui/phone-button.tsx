import { Button } from '@tarojs/components'
import type { PhoneButtonProps } from './link-props'

interface PhoneEvent {
  detail: { code?: string; errMsg?: string }
}

/** WeChat asks the user which number, and gives a code for it that the server can use once. */
export function PhoneButton({ disabled, onCode, onRefused, children }: PhoneButtonProps) {
  return (
    <Button
      className="press btn plain"
      hoverClass="press-on"
      disabled={disabled}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail: { code, errMsg = '' } }: PhoneEvent) => {
        if (code) onCode(code)
        else onRefused(/deny|cancel/.test(errMsg) ? '您没有同意使用手机号' : '没有得到手机号，请改用邀请码')
      }}
    >
      {children}
    </Button>
  )
}
