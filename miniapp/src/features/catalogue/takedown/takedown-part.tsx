import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/views'
import { takedownScope } from './api'
import { TakedownDialog } from './takedown-dialog'

/** On an item's public page, for staff who may take it down; everybody else sees nothing of it. */
export function TakedownPart({ id, onDone }: { id: string; onDone: () => void }) {
  const session = useSession()
  const staff = session !== null && session.organisation.kind !== 'village'
  const scope = useQuery(staff ? `takedown-of ${id}` : null, () => takedownScope('entry', id))
  const [asking, setAsking] = useState(false)
  const found = scope.data
  if (!found || (found.can.takeDown.length > 0 && !found.down)) return null
  return (
    <Card>
      {found.down ? (
        <Button kind="plain" onPress={() => open('takedowns')}>
          查看下线记录
        </Button>
      ) : (
        <Button kind="danger" onPress={() => setAsking(true)}>
          紧急下线
        </Button>
      )}
      {asking ? (
        <TakedownDialog
          subjectKind="entry"
          subject={id}
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            scope.reload()
            onDone()
          }}
        />
      ) : null}
    </Card>
  )
}
