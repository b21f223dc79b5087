/**
 * WeChat's observer of what comes onto the screen, on the browser's own.
 *
 * @param view {box, find} of the page, see Router.viewOf
 */
export function createIntersectionObserver({ box, find }) {
  let margins = {}
  let observer
  let gone = false
  return {
    relativeToViewport(wanted = {}) {
      margins = wanted
      return this
    },
    observe(selector, changed, tries = 5) {
      const target = find(selector)
      if (!target) {
        // Asked for before it is drawn.
        if (tries > 1) setTimeout(() => this.observe(selector, changed, tries - 1), 20)
        return
      }
      if (gone) return
      const { top = 0, right = 0, bottom = 0, left = 0 } = margins
      observer = new IntersectionObserver(
        (entries) => {
          for (const { intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time } of entries)
            changed({
              id: selector.slice(1),
              intersectionRatio,
              intersectionRect,
              boundingClientRect,
              relativeRect: rootBounds,
              time,
            })
        },
        { root: box, rootMargin: `${top}px ${right}px ${bottom}px ${left}px` },
      )
      observer.observe(target)
    },
    disconnect() {
      gone = true
      observer?.disconnect()
    },
  }
}
