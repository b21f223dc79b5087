import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
/** A font that has every Chinese character in use. */
export const FONT = {
  normal: join(FONTS, 'NotoSansHans-Regular.otf'),
  bold: join(FONTS, 'NotoSansHans-Bold.otf'),
}
