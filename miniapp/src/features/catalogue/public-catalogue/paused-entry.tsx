import '@/styles/reading.scss'
import { PAUSED } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import type { PausedEntry } from '@gongkai/shared/district/edition/public-entry'
import { Text } from '@tarojs/components'
import { ApiError } from '@/platform/request'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Empty } from '@/ui/views'
import { TakedownPart } from '../takedown/takedown-part'
import { SiteFooter } from './site-footer'
import { openCatalogue } from './wanted'

/** Answer 410 for an item that is down (紧急下线). */
export const isPaused = (error: Error | null): boolean =>
  error instanceof ApiError && error.status === 410 && (error.body as Partial<PausedEntry> | null)?.paused !== undefined

/** The page of an item that is down: its number, and nothing of its words. */
export function PausedEntryPage({ id, onDone }: { id: string; onDone: () => void }) {
  return (
    <PageShell>
      <Empty title={PAUSED}>
        <Text className="muted">{`编号 ${id}。核查以后会重新公开，或者说明情况。`}</Text>
        <Button onPress={() => openCatalogue({})}>去看公开目录</Button>
      </Empty>
      <TakedownPart id={id} onDone={onDone} />
      <SiteFooter />
    </PageShell>
  )
}
