/**
 * Draws the tab bar's icons (WeChat takes PNG only) from the outlines below, once in grey and once in the accent colour.
 * Run after changing one: `node scripts/draw-tab-icons.mjs <path of a Chromium>`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const outlines = {
  home: '<path d="M12 34 40 12l28 22v32a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4Z"/><path d="M32 70V48h16v22"/>',
  catalogue: '<path d="M28 20h42M28 41h42M28 62h42"/><path d="M12 20h4M12 41h4M12 62h4"/>',
  todo: '<rect x="14" y="14" width="53" height="56" rx="6"/><path d="M30 10v10M51 10v10M28 44l9 9 17-18"/>',
  me: '<circle cx="40" cy="28" r="14"/><path d="M13 70c2-16 13-24 27-24s25 8 27 24"/>',
}
const colours = { '': '#4c5867', '-on': '#1456b8' }
const target = new URL('../src/assets/tab/', import.meta.url).pathname
const browser = process.argv[2] ?? 'chromium'

for (const [name, outline] of Object.entries(outlines)) {
  for (const [suffix, colour] of Object.entries(colours)) {
    const page = join(mkdtempSync(join(tmpdir(), 'icon-')), 'icon.html')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 81 81" fill="none" stroke="${colour}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">${outline}</svg>`
    writeFileSync(page, `<style>*{margin:0}svg{display:block}</style>${svg}`)
    execFileSync(browser, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--default-background-color=00000000',
      '--window-size=81,81',
      `--screenshot=${target}${name}${suffix}.png`,
      `file://${page}`,
    ])
  }
}
