import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const styles = join(__dirname, '../../miniapp/src/styles')
const sheets = readdirSync(styles, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.scss') && name !== 'text-size.scss',
)

/** The tab bar on a PC is Taro's, and has no shell around it to set the tokens. */
const TAB_BAR = /\.weui-tabbar__label \{[^}]*\}/g

test.each(sheets)('%s takes its text sizes from the tokens, so that they follow 长辈版', (name) => {
  const sheet = readFileSync(join(styles, name), 'utf8').replace(TAB_BAR, '')
  expect(sheet.match(/font-size: *[\d.]+(px|rem|em|pt)|font: *[^;]*\d(px|rem|pt)/g) ?? []).toEqual([])
})
