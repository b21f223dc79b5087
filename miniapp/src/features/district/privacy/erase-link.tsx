import { open } from '@/platform/navigate'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'

/** 抹去 of personal data in somebody's words, for the office's approvers and administrator; the server decides again. */
export function EraseLink({ place, id, about }: { place: string; id: number; about: string }) {
  const session = useSession()
  const may =
    session?.organisation.kind === 'office' && session.roles.some((role) => role === 'approver' || role === 'admin')
  if (!may) return null
  return (
    <Button kind="link" label={`抹去个人信息：${about}`} onPress={() => open('erase', { place, id })}>
      抹去
    </Button>
  )
}
