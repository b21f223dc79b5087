import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { useAction } from '@/platform/use-action'
import { type Draft, isPending } from './draft'
import { outrun } from './draft-answers'
import { sendNow } from './draft-sender'
import { draftKey, keepDraft, readDraft } from './draft-store'

/**
 * Answers about the published item of a row: upon the version that the server holds, so what was typed is sent first; what is typed meanwhile
 * stays on top of the answer.
 */
export function useItemActs(account: string, id: string, onLook: () => void, onDone: () => void) {
  const { busy, errors, run } = useAction(onLook)
  const key = draftKey(account, id)
  const act = (ask: (draft: Draft) => Promise<EntryDetail>) =>
    run(async () => {
      await sendNow(account, id)
      const draft = readDraft(key)
      if (!draft || isPending(draft)) throw new Error('填写的内容还没有上传，上传后再选择')
      const answer = await ask(draft)
      // Fields that come with the answer are the writer's own choice: nothing to be told about.
      keepDraft(key, { ...outrun(readDraft(key) ?? draft, answer), merged: [] })
      onDone()
    })
  return { busy, errors, act }
}
export type ItemActs = ReturnType<typeof useItemActs>
