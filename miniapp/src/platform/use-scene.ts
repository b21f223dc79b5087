import { readScene, type SceneKind } from '@gongkai/shared/district/wechat/scene'
import { useParam } from './navigate'

/** The scanned 小程序码 that opened this page, if it is of this kind, '' for none; the app may have started cold. */
export function useScene(kind: SceneKind): string {
  const scene = readScene(useParam('scene'))
  return scene?.kind === kind ? scene.code : ''
}
