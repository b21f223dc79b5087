import Taro from '@tarojs/taro'
import { leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/views'
import { addEntry } from './api'
import { type Draft, tidy } from './draft'
import { draftKey, dropDraft } from './draft-store'
import { KeptText } from './kept-text'
import { fieldsOf } from './words'

/** A colleague deleted the entry: the typed text can be copied, or becomes an entry again. */
export function Gone({ account, id, draft }: { account: string; id: string; draft: Draft }) {
  const { busy, errors, run } = useAction()
  const { phase, id: assignmentId } = draft.detail.assignment
  const restore = () =>
    run(async () => {
      const added = await addEntry(assignmentId, tidy(draft.fields))
      dropDraft(draftKey(account, id))
      await Taro.redirectTo({ url: pageUrl('entry', { id: added.id }) })
    })
  return (
    <>
      <Refused texts={errors} />
      <KeptText
        draft={draft}
        fields={fieldsOf(phase)}
        why="该事项已被同事删除，您填写的内容还在本机。可以作为新事项保存，也可以复制留用。"
        onDiscard={() => {
          dropDraft(draftKey(account, id))
          leave('todo')
        }}
      >
        <Button disabled={busy} onPress={restore}>
          作为新事项保存
        </Button>
      </KeptText>
    </>
  )
}
