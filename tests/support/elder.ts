import type { Locator } from 'playwright-core'

/** The faults in 长辈版 that the eye or the thumb would stumble over: texts under 18 pt or too faint, controls under 60×60 px. */
export function faultsOfElder(root: Locator): Promise<string[]> {
  return root.evaluate((top) => {
    const faults = new Set<string>()
    const isShown = (element: Element) => element.getClientRects().length > 0
    const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const light = (colour: number[]) => {
      const [r = 0, g = 0, b = 0] = colour
        .slice(0, 3)
        .map((part) => part / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    /** the colour behind an element, what shines through mixed in */
    const behind = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255]
      const [r = 0, g = 0, b = 0, alpha = 1] = numbers(getComputedStyle(element).backgroundColor)
      if (alpha === 1) return [r, g, b]
      const under = behind(element.parentElement)
      return [r, g, b].map((part, index) => part * alpha + (under[index] ?? 255) * (1 - alpha))
    }
    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const words = texts.currentNode.textContent?.trim()
      const element = texts.currentNode.parentElement
      if (!words || !element || !isShown(element) || /^(STYLE|SCRIPT)$/.test(element.tagName)) continue
      const style = getComputedStyle(element)
      if (Number.parseFloat(style.fontSize) < 24) faults.add(`${style.fontSize}: ${words}`)
      const [one, other] = [light(numbers(style.color)), light(behind(element))]
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
      if (contrast < 4.5 && !element.closest('[disabled]')) faults.add(`contrast ${contrast.toFixed(2)}: ${words}`)
    }
    const controls = 'button, a, input, textarea, label, wx-button, .weui-tabbar__item'
    for (const control of top.querySelectorAll(`${controls}, [role=button], [role=option], [role=checkbox]`)) {
      if (!isShown(control)) continue
      const { width, height } = control.getBoundingClientRect()
      const name = control.textContent?.trim() || control.getAttribute('aria-label')
      if (width < 59.9 || height < 59.9) faults.add(`${Math.round(width)}×${Math.round(height)}: ${name}`)
    }
    const wider = top.scrollWidth - top.clientWidth
    if (wider > 1) faults.add(`${wider} px wider than the screen`)
    return [...faults]
  })
}
