import type { PhoneButtonProps } from './link-props'

/** Only WeChat knows the number. */
export function PhoneButton(_: PhoneButtonProps) {
  return null
}
