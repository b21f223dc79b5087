import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { MATTER_KINDS, type Matter, type MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Sheet, TypedInput } from '@/ui/form-native'
import { Press } from '@/ui/native'
import { useSearch } from '@/ui/use-search'
import { matters } from './api'

/** One page of the lists; a reader in need of the rest writes more of the name. */
const PAGE = 20

/** 权责清单 and 公共服务事项清单: search by name or code, take one. */
export function MatterSheet({
  start,
  onPick,
  onClose,
}: {
  start: string
  onPick: (matter: Matter) => void
  onClose: () => void
}) {
  const [kind, setKind] = useState<MatterKind | ''>('')
  const { text, setText, found, failed, again } = useSearch<Matter>(
    async (q) => (await matters({ q, ...(kind ? { kind } : {}) })).items,
    start,
    kind,
  )
  return (
    <Sheet title="查找权责或服务事项" onClose={onClose}>
      <TypedInput search label="搜索事项名称或编码" placeholder="名称或编码" value={text} onChange={setText} />
      <ChoiceChips
        single
        label="清单"
        options={MATTER_KINDS}
        value={kind ? [kind] : []}
        onChange={(chosen) => setKind(chosen[0] ?? '')}
      />
      {failed ? (
        <View className="row between note warn">
          <Text>现在查不到清单，可以以后再填。</Text>
          <Button kind="link" onPress={again}>
            重试
          </Button>
        </View>
      ) : null}
      {found?.length === 0 ? <Text className="muted">没有找到。可以换个词；清单里确实没有的，可以不填。</Text> : null}
      {found?.map((matter) => (
        <Press key={`${matter.kind}/${matter.code}`} className="found" onPress={() => onPick(matter)}>
          <Text className="found-name">{matter.name}</Text>
          <Text className="muted">{`${labelOf(MATTER_KINDS, matter.kind)} · ${matter.code}`}</Text>
        </Press>
      ))}
      {found && found.length >= PAGE ? <Text className="muted">只列出前 {PAGE} 条，名称写全一些更好找。</Text> : null}
    </Sheet>
  )
}
