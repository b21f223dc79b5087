import { readScene, type SceneKind } from '@gongkai/shared/district/wechat/scene'
import { useParam } from './navigate'

/** What the scanned 小程序码 that opened this page says of a kind, '' for nothing; the app may have started cold. */
export function useScene(kind: SceneKind): string {
  const scene = readScene(useParam('scene'))
  return scene?.kind === kind ? scene.code : ''
}
