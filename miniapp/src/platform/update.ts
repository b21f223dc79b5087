import Taro from '@tarojs/taro'
import { tellUpdate } from './update-notice'

let downloaded = false

/** Once, when the app starts: WeChat fetches a new package beside the one that runs, and would start it only some day. */
export function watchUpdates(): void {
  if (!Taro.canIUse('getUpdateManager')) return
  Taro.getUpdateManager().onUpdateReady(() => {
    downloaded = true
    tellUpdate({ kind: 'ready' })
  })
}

/** Whether the new version is there to be started; else only closing the app brings it. */
export const canRestart = (): boolean => downloaded

export const restart = (): void => Taro.getUpdateManager().applyUpdate()

/** WeChat itself says when there is a new package; a newer server says nothing about that. */
export function noteServer(_version: string): void {}
