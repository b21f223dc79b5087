import { open } from '@/platform/navigate'
import { Button } from './button'
import { PageShell } from './page-shell'
import { Empty } from './views'

/** A page of the work for somebody who is not signed in: the way to the sign-in page, which leads back. */
export function SignInFirst({ title }: { title: string }) {
  return (
    <PageShell>
      <Empty title={title}>
        <Button onPress={() => open('signIn')}>登录</Button>
      </Empty>
    </PageShell>
  )
}
