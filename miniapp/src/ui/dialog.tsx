import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { Button } from './button'
import { Heading, Region } from './native'

const Aside = createContext<(() => void) | null>(null)

/** Within a dialog: puts it aside, so that the page behind it can be read. */
export const useAside = (): (() => void) | null => useContext(Aside)

/**
 * Over the page, with 取消 and one act. Put aside, it waits below the page with what was typed, until one has seen what stands
 * now.
 */
export function Dialog({
  title,
  busy,
  act,
  onCancel,
  children,
}: {
  title: string
  busy?: boolean
  /** the button beside 取消 */ act: ReactNode
  onCancel: () => void
  children?: ReactNode
}) {
  const [aside, setAside] = useState(false)
  if (aside)
    return (
      <Region role="status" className="set-aside">
        <Text>{`已更新到最新内容。看过之后，可以接着办理：${title}`}</Text>
        <View className="row acts">
          <Button kind="plain" onPress={onCancel}>
            不办了
          </Button>
          <Button onPress={() => setAside(false)}>继续办理</Button>
        </View>
      </Region>
    )
  return (
    <View className="veil">
      <Region role="dialog" label={title} className="dialog">
        <Heading level={2}>{title}</Heading>
        <View className="dialog-body">
          <Aside.Provider value={() => setAside(true)}>{children}</Aside.Provider>
        </View>
        <View className="row acts">
          <Button kind="plain" disabled={busy} onPress={onCancel}>
            取消
          </Button>
          {act}
        </View>
      </Region>
    </View>
  )
}
