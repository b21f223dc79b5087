import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { GuidelineVersionView } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { GUIDELINE_STATES, type GuidelineState } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { Tag, type Tone } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { countsText, sourceText, versionName, whenText } from './words'

const TONES: Readonly<Record<GuidelineState, Tone>> = {
  draft: 'idle',
  announced: 'brand',
  inForce: 'ok',
  superseded: 'idle',
  takenBack: 'bad',
}

export const VersionTag = ({ state }: { state: GuidelineState }) => (
  <Tag tone={TONES[state] ?? 'idle'}>{labelOf(GUIDELINE_STATES, state)}</Tag>
)

export function VersionCard({ version }: { version: GuidelineVersionView }) {
  return (
    <Card label={versionName(version)} onPress={() => open('guidelineVersion', { id: version.id })}>
      <View className="row between">
        <Heading level={3}>{versionName(version)}</Heading>
        <VersionTag state={version.state} />
      </View>
      <Text>{`${countsText(version)}；${whenText(version)}`}</Text>
      <Text className="muted">{sourceText(version)}</Text>
    </Card>
  )
}
