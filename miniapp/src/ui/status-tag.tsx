import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { Text } from '@tarojs/components'

export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'brand'

const tones: Record<string, Tone> = {
  draft: 'idle',
  submitted: 'brand',
  returned: 'bad',
  approved: 'ok',
  preparing: 'idle',
  reported: 'brand',
  accepted: 'ok',
  proposed: 'brand',
  finalised: 'ok',
  published: 'ok',
}

export function Tag({ tone = 'idle', children }: { tone?: Tone; children: string }) {
  return <Text className={`tag ${tone}`}>{children}</Text>
}

/** A state by its word; the colour only helps. */
export function StatusTag({ list, code }: { list: readonly { code: string; label: string }[]; code: string }) {
  return <Tag tone={tones[code] ?? 'idle'}>{labelOf(list, code)}</Tag>
}
