import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Card, Refused } from '@/ui/views'
import { orderPilotDomains } from './api'

/** 调整顺序 without dragging: one up or down at a tap, stored at once at the end. */
export function OrderDomains({
  domains,
  onSaved,
  onClose,
  onLook,
}: {
  domains: readonly PilotDomainView[]
  onSaved: (domains: PilotDomainView[]) => void
  onClose: () => void
  onLook: () => void
}) {
  const [order, setOrder] = useState(domains)
  const { busy, errors, run } = useAction(onLook)
  const move = (from: number, to: number) => {
    const moved = [...order]
    moved.splice(to, 0, ...moved.splice(from, 1))
    setOrder(moved)
  }
  const save = async () => {
    const finished = await run(async () => {
      onSaved(await orderPilotDomains({ domains: order.map(({ code, version }) => ({ code, version })) }))
      done('已保存顺序')
    })
    if (finished) onClose()
  }
  return (
    <Card>
      <Text className="muted">所有列出领域的地方，包括公开页面和导出的文件，都按这个顺序。</Text>
      {order.map(({ code, name, retired }, index) => (
        <View key={code} className="row between answered">
          <Text className={retired ? 'muted' : ''}>{`${index + 1}. ${name}${retired ? '（已停用）' : ''}`}</Text>
          <View className="row">
            <Button kind="plain" label={`${name}上移`} disabled={index === 0} onPress={() => move(index, index - 1)}>
              ↑
            </Button>
            <Button
              kind="plain"
              label={`${name}下移`}
              disabled={index === order.length - 1}
              onPress={() => move(index, index + 1)}
            >
              ↓
            </Button>
          </View>
        </View>
      ))}
      <Refused texts={errors} />
      <View className="row after">
        <Button kind="plain" onPress={onClose}>
          取消
        </Button>
        <Button disabled={busy} onPress={save}>
          保存顺序
        </Button>
      </View>
    </Card>
  )
}
