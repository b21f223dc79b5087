import type { WaveSummary } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { Text } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { waves } from './api'

/** Waves of replaced laws in which something waits for the asker, and those that are being drafted. */
export function WaveBanners({ account }: { account: string }) {
  const { data } = useQuery(`law-waves/${account}`, waves)
  const shown = (data ?? []).filter(({ mine, state }) => mine > 0 || state === 'drafting')
  return (
    <>
      {shown.map((wave) => (
        <Card key={wave.id} onPress={() => open('lawWave', { id: wave.id })}>
          <Heading level={2}>{`《${wave.law.title}》已由《${wave.replacement.title}》取代`}</Heading>
          <Text className="muted">{waits(wave)}</Text>
        </Card>
      ))}
    </>
  )
}

function waits({ state, mine, counts }: WaveSummary): string {
  if (state === 'drafting') return `正在起草，已起草 ${counts.draft} 件`
  return `${mine} 项待本单位办理，可以一次办完`
}
