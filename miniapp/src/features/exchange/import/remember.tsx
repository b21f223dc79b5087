import type { Learnable } from '@gongkai/shared/exchange/import/learnable'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { learnAlias } from '@/features/district/alias/api'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/views'

/** 记住：“××”就是××: offered once a word that was not understood has been corrected. */
export function Remember({ offered, onDone }: { offered: Learnable; onDone: () => void }) {
  const { alias, name, kind, means } = offered
  const [known, setKnown] = useState(false)
  const { busy, errors, run } = useAction()
  if (known) return <View className="note good">{`已记住：“${alias}”就是“${name}”，下次导入直接读懂。`}</View>
  const remember = () =>
    run(async () => {
      await learnAlias({ kind, alias, means })
      setKnown(true)
    })
  return (
    <View className="note info">
      <Text>{`要记住“${alias}”就是“${name}”吗？下次导入不再询问。`}</Text>
      <View className="row">
        <Button kind="link" label={`记住 ${alias}`} disabled={busy} onPress={remember}>
          {`记住：“${alias}”就是“${name}”`}
        </Button>
        <Button kind="link" label={`不记 ${alias}`} disabled={busy} onPress={onDone}>
          不用
        </Button>
      </View>
      <Refused texts={errors} />
    </View>
  )
}
