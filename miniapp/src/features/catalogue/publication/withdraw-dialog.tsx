import type { EditionView, WithdrawEditionRequest } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Field } from '@/ui/field'
import { Check } from '@/ui/native'
import { Confirm, Refused } from '@/ui/views'
import { ConcealedItems } from './concealed-items'
import { Losses } from './losses'

/** 撤回 of an edition published in error: the public reads why, and whether it may still read what was in it. */
export function WithdrawDialog({
  edition,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  edition: EditionView
  busy: boolean
  errors: Errors
  onConfirm: (request: Omit<WithdrawEditionRequest, 'version'>) => Promise<boolean>
  onCancel: () => void
}) {
  const [explanation, setExplanation, sent] = useKept(`withdraw-edition/${edition.id}`, '')
  const [conceal, setConceal] = useState(false)
  const [items, setItems] = useState<string[] | null>(null)
  const [asked, setAsked] = useState(false)
  const missing = explanation.trim() === ''
  const none = conceal && items?.length === 0
  const act = async () => {
    if (await onConfirm({ explanation, conceal, ...(conceal && items ? { items } : {}) })) sent()
  }
  return (
    <Confirm
      danger
      title={`撤回${edition.name}`}
      confirm="确认撤回"
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (missing || none ? setAsked(true) : act())}
    >
      <Text className="muted">
        撤回后，所含领域恢复为上一版的内容；没有上一版的不再公开。这个版本仍在版本列表中，注明已撤回和原因。撤回不能取消。
      </Text>
      <Losses editionId={edition.id} />
      <Field
        multiline
        label="撤回原因（公众会看到）"
        value={explanation}
        issues={asked && missing ? ['请写明撤回的原因'] : []}
        onChange={setExplanation}
      />
      <Check className="pick" label="内容不再公开" checked={conceal} onChange={setConceal}>
        <Text className="domain-name">内容不再公开</Text>
        <Text className="muted">含有国家秘密、商业秘密或个人隐私等不应公开的内容时选择（条例第十四至十六条）</Text>
      </Check>
      {conceal ? <ConcealedItems editionId={edition.id} chosen={items} onChange={setItems} /> : null}
      {asked && none ? <Refused texts={['请至少选择一个公开事项']} /> : null}
      <Refused texts={errors} />
    </Confirm>
  )
}
