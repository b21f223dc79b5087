import { lazy, Suspense } from 'react'
import type { PersonalStripProps } from './personal-strip-props'

/** Fetched apart from the pages: a reader of the catalogue never needs it. Where it cannot be fetched, the server still looks. */
const Body = lazy(() =>
  import('./personal-strip-body').then(
    ({ PersonalStripBody }) => ({ default: PersonalStripBody }),
    () => ({ default: Nothing }),
  ),
)
const Nothing = (_: PersonalStripProps) => null

/** Below a text field: the 个人信息 in it. */
export function PersonalStrip(props: PersonalStripProps) {
  return props.text ? (
    <Suspense fallback={null}>
      <Body {...props} />
    </Suspense>
  ) : null
}
