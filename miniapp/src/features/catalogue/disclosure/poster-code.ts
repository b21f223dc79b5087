import { readScene } from '@gongkai/shared/district/wechat/scene'

/**
 * The item that a scanned code or a pasted address leads to: the page behind a poster's 小程序码, or its address on the web; '' for anything
 * else.
 */
export function itemOfPoster(scanned: string): string {
  const [, query = ''] = scanned.split('pages/public/entry/index?')
  const pairs = new Map(
    query.split(/[&#]/).map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decoded(value)] as const
    }),
  )
  const scene = readScene(pairs.get('scene') ?? scanned)
  return pairs.get('id') || (scene?.kind === 'entry' ? scene.code : '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
