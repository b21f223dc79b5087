import { Text, View } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { Button } from './button'
import { Dialog } from './dialog'
import { Refused } from './views'

export interface MenuChoice {
  label: string
  disabled?: boolean
  onPress: () => void
}

/** Acts upon one thing: each choice is done at once; the one that takes it away stands last, in red. */
export function Menu({
  title,
  note,
  choices,
  removal,
  busy,
  errors,
  onClose,
}: {
  title: string
  note: string
  choices: readonly MenuChoice[]
  removal: MenuChoice
  busy: boolean
  errors: Errors
  onClose: () => void
}) {
  return (
    <Dialog
      title={title}
      busy={busy}
      act={
        <Button kind="danger" disabled={busy || removal.disabled} onPress={removal.onPress}>
          {removal.label}
        </Button>
      }
      onCancel={onClose}
    >
      <Text className="muted">{note}</Text>
      <View className="row ready">
        {choices.map(({ label, disabled, onPress }) => (
          <Button key={label} kind="plain" disabled={busy || disabled} onPress={onPress}>
            {label}
          </Button>
        ))}
      </View>
      <Refused texts={errors} />
    </Dialog>
  )
}
