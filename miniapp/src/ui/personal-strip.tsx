import { PersonalStripBody } from './personal-strip-body'
import type { PersonalStripProps } from './personal-strip-props'

/** Below a text field: the 个人信息 in it. */
export function PersonalStrip(props: PersonalStripProps) {
  return props.text ? <PersonalStripBody {...props} /> : null
}
