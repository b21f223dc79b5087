import type { StoredText } from '@/ui/personal-row'
import { unsentFields } from './draft'
import { isSending, sendNow } from './draft-sender'
import { draftKey, readDraft } from './draft-store'
import { storedTexts } from './row-texts'

const STEP_MS = 100
const MOST_MS = 10_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends what is typed of an entry and waits for it; answers its texts as the server has them. Throws where they are still on their way. */
export async function storedEntry(account: string, id: string): Promise<StoredText[]> {
  const key = draftKey(account, id)
  for (let waited = 0; isSending(key) && waited < MOST_MS; waited += STEP_MS) await pause(STEP_MS)
  await sendNow(account, id)
  const draft = readDraft(key)
  if (!draft || unsentFields(draft).length > 0) throw new Error('内容还没有上传，请检查网络，上传以后再说明')
  return storedTexts(draft.detail.fields)
}
