/** The pages that a 小程序码 leads to. */
export const SCENES = [
  { kind: 'entry', sign: 'e', page: 'pages/public/entry/index' },
  { kind: 'domain', sign: 'd', page: 'pages/catalogue/index' },
  { kind: 'organisation', sign: 'o', page: 'pages/catalogue/index' },
  { kind: 'invitation', sign: 'i', page: 'pages/account/wechat/index' },
] as const
export type SceneKind = (typeof SCENES)[number]['kind']

export interface Scene {
  kind: SceneKind
  /** of the domain, unit or invitation, the entry's id */ code: string
}

/** wxacode.getUnlimited takes 32 visible characters, of these only. */
const MOST_CHARACTERS = 32
const ALLOWED = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

/** The page and the `scene` of a code that leads there; null where WeChat cannot hold it. */
export function writeScene({ kind, code }: Scene): { page: string; scene: string } | null {
  const found = SCENES.find((item) => item.kind === kind)
  const scene = `${found?.sign}:${code}`
  return found && code && scene.length <= MOST_CHARACTERS && ALLOWED.test(scene) ? { page: found.page, scene } : null
}

/** The scene that the `scene` of an opened code names, encoded or not; null for none of ours. */
export function readScene(scene: string): Scene | null {
  let text = scene
  try {
    text = decodeURIComponent(scene)
  } catch {
    // somebody else's
  }
  const [, sign, code = ''] = /^([a-z]):(.+)$/.exec(text) ?? []
  const found = SCENES.find((item) => item.sign === sign)
  return found && text.length <= MOST_CHARACTERS && ALLOWED.test(text) ? { kind: found.kind, code } : null
}
