import postcss, { type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'

/** The class of the element that stands for WXSS's `page`, and the attribute in which it bears its path. */
const PAGE_CLASS = 'wx-page'
const PAGE_PATH = 'data-path'

const RPX = /(-?[\d.]+)rpx\b/gi

interface Wxss {
  text: string
  /** the file, e.g. `pages/home/index.wxss` */ path: string
  /** DOM name of each built-in element, for selectors such as `button` or `view` */ elements: Record<string, string>
  /** the page the rules are limited to; none for app.wxss, which holds for every page */ page?: string
  /** answers the text of an imported file */ read: (path: string) => string
}

/** A style sheet of WeChat as CSS of a browser: 750 rpx are the width of the screen, `page` and `view` are our elements. */
export function wxssToCss(wxss: Wxss): string {
  const root = parseWithImports(wxss.text, wxss.path, wxss.read)
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(RPX, (_, number) => `calc(${number} * var(--rpx))`)
  })
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return
    rule.selector = translateSelectors(rule.selector, wxss.elements, wxss.page)
  })
  return root.toString()
}

/** `@import` is resolved here: the browser would look for the file at another address. */
function parseWithImports(text: string, path: string, read: (path: string) => string): postcss.Root {
  const root = postcss.parse(text, { from: path })
  root.walkAtRules('import', (rule) => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? ''
    const imported = new URL(target, `file:///${path}`).pathname.slice(1)
    rule.replaceWith(parseWithImports(read(imported), imported, read))
  })
  return root
}

function isKeyframe({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && /keyframes$/.test((parent as postcss.AtRule).name)
}

function translateSelectors(selector: string, elements: Record<string, string>, page?: string): string {
  const translate = selectorParser((selectors) => {
    selectors.each((selector) => {
      let namesPage = false
      selector.walkTags((tag) => {
        if (tag.value === 'page') {
          namesPage = true
          tag.replaceWith(selectorParser.className({ value: PAGE_CLASS }))
        } else tag.value = elements[tag.value] ?? tag.value
      })
      if (!page) return
      // `page` is itself the element with the path; everything else stands below it.
      if (!namesPage) selector.prepend(selectorParser.combinator({ value: ' ' }))
      const path = selectorParser.attribute({ attribute: PAGE_PATH, operator: '=', value: undefined, raws: {} })
      path.setValue(page, { quoteMark: '"' })
      selector.prepend(path)
    })
  })
  return translate.processSync(selector)
}
