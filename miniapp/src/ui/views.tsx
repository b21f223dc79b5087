import type { Refusal } from '@gongkai/shared/base/refusal'
import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { isOnline, onOnline } from '@/platform/network'
import type { Errors } from '@/platform/use-action'
import type { Query } from '@/platform/use-query'
import { Button } from './button'
import { chinaTime } from './china-time'
import { Dialog, useAside } from './dialog'
import { Press, Region } from './native'

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <View className="empty">
      <Text className="empty-title">{title}</Text>
      {children}
    </View>
  )
}

/** Without a network it tries again by itself as soon as there is one. */
export function ErrorView({ error, onRetry }: { error: Error; onRetry: () => void }) {
  useEffect(() => onOnline(onRetry), [onRetry])
  const online = isOnline()
  return (
    <Region role="alert" className="empty">
      <Text className="empty-title">{online ? '没有读到内容' : '没有网络'}</Text>
      <Text className="muted">{online ? error.message : '请检查手机或电脑的网络，连上后会自动重新读取'}</Text>
      <Button kind="plain" onPress={onRetry}>
        重试
      </Button>
    </Region>
  )
}

/** Above what was found before, which stays: the answer to what was typed since could not be read. */
export function SearchFailed({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <Region role="alert" className="row between note warn">
      <Text>{`现在读不到${what}。`}</Text>
      <Button kind="link" onPress={onRetry}>
        重试
      </Button>
    </Region>
  )
}

/** The refusals of an act, all at once; if the state it was decided upon has moved on, also the person, the change, and the way to see it. */
export function Refused({
  texts,
  lead,
}: {
  texts: Errors
  /** the way to what a refusal speaks of, where there is one */ lead?: (refusal: Refusal) => (() => void) | undefined
}) {
  const aside = useAside()
  if (texts.length === 0) return null
  const { moved } = texts
  return (
    <Region role="alert" className="note bad">
      {texts.map((text, index) => {
        const refusal = lead && texts.refusals?.[index]
        const go = refusal && lead(refusal)
        return go ? (
          <Press key={text} className="refused-lead" onPress={go}>
            {`${text} ›`}
          </Press>
        ) : (
          <View key={text}>{text}</View>
        )
      })}
      {moved?.changed.map(({ at, text }) => (
        <View key={`${at}/${text}`} className="moved-by">{`${chinaTime(at)} ${text}`}</View>
      ))}
      {moved ? (
        <View className="row after">
          <Button
            kind="plain"
            onPress={() => {
              moved.look()
              aside?.()
            }}
          >
            查看最新内容
          </Button>
        </View>
      ) : null}
    </Region>
  )
}

/** The states of a read: loading, failed (with 重试), or its data. */
export function Loaded<T>({
  query,
  waiting,
  children,
}: {
  query: Query<T>
  /** what stands there while it is read, in place of words */ waiting?: ReactNode
  children: (data: T) => ReactNode
}) {
  if (query.data !== null) return <>{children(query.data)}</>
  if (query.error) return <ErrorView error={query.error} onRetry={query.reload} />
  if (waiting) return <>{waiting}</>
  return (
    <Region role="status" className="empty">
      <Text className="muted">正在读取…</Text>
    </Region>
  )
}

export function Card({ children, onPress, label }: { children: ReactNode; onPress?: () => void; label?: string }) {
  return onPress ? (
    <Press className="card" label={label} onPress={onPress}>
      {children}
    </Press>
  ) : (
    <View className="card">{children}</View>
  )
}

/** Asks before an act that cannot simply be undone. */
export function Confirm({
  title,
  confirm,
  busy,
  danger,
  onConfirm,
  onCancel,
  children,
}: {
  title: string
  confirm: string
  busy?: boolean
  danger?: boolean
  onConfirm: () => void
  onCancel: () => void
  children?: ReactNode
}) {
  const act = (
    <Button kind={danger ? 'danger' : 'primary'} disabled={busy} onPress={onConfirm}>
      {confirm}
    </Button>
  )
  return (
    <Dialog title={title} busy={busy} act={act} onCancel={onCancel}>
      {children}
    </Dialog>
  )
}

export function Bar({ part, whole, label }: { part: number; whole: number; label: string }) {
  const percent = whole > 0 ? Math.round((part / whole) * 100) : 0
  return (
    <View>
      <Text className="muted">{label}</Text>
      <View className="bar">
        <View className="bar-in" style={{ width: `${percent}%` }} />
      </View>
    </View>
  )
}
