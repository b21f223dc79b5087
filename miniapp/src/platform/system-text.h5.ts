/**
 * How much larger than usual the user has set the browser's text. Measured, for the page's own sizes do not follow it: on an
 * iPhone by the size of Apple's body text (17 px), elsewhere by that of `medium` (16 px).
 */
export function systemTextScale(): number {
  const apple = CSS.supports('-webkit-touch-callout', 'none')
  const probe = document.createElement('span')
  probe.style.font = apple ? '-apple-system-body' : 'medium sans-serif'
  document.documentElement.append(probe)
  const size = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size / (apple ? 17 : 16) || 1
}
