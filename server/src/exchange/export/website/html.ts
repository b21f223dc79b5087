const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as HTML shows it; line breaks stay. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign).replaceAll('\n', '<br>')
}

export interface Frame {
  title: string
  /** e.g. ../ for a page in a folder */ root: string
  /** what every page says in its foot */ foot: readonly string[]
}

/** The part of a page before its content. No script, and none is allowed: only the style beside it. */
export function pageHead({ title, root }: Frame, home: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${root}style.css">
</head>
<body>
<a class="skip" href="#content">跳到正文</a>
<header><a href="${root}index.html">${escaped(home)}</a></header>
<main id="content">
<h1>${escaped(title)}</h1>
`
}

export function pageFoot({ foot }: Frame): string {
  return `</main>
<footer>${foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer>
</body>
</html>
`
}

export interface Link {
  href: string
  text: string
  note?: string
}

export function linkList(links: readonly Link[]): string {
  const items = links.map(
    ({ href, text, note }) =>
      `<li><a href="${escaped(href)}">${escaped(text)}</a>${note ? ` <span>${escaped(note)}</span>` : ''}</li>`,
  )
  return `<ul>\n${items.join('\n')}\n</ul>\n`
}

/** One look with the product: calm, large enough to touch, a table that scrolls in its own frame on a phone. */
export const STYLE = `:root { color: #1b2430; background: #f4f6f9; font: 16px/1.7 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; }
header, main, footer { max-width: 1280px; margin: 0 auto; padding: 12px 16px; }
header a { display: inline-block; padding: 8px 0; font-weight: 600; }
a { color: #1456b8; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #1456b8; outline-offset: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; padding: 12px; background: #fff; }
h1 { font-size: 24px; line-height: 1.4; }
h2 { font-size: 19px; margin-top: 32px; }
ul { padding-left: 20px; }
li { padding: 4px 0; }
li a { display: inline-block; padding: 6px 0; }
li span, footer { color: #566070; }
.table { overflow-x: auto; background: #fff; border: 1px solid #d5dbe3; border-radius: 12px; }
table { border-collapse: collapse; width: 100%; min-width: 960px; font-size: 14px; line-height: 1.6; }
caption { padding: 12px; text-align: left; font-weight: 600; }
th, td { border: 1px solid #d5dbe3; padding: 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef3fa; font-weight: 600; }
.catalogue { min-width: 1500px; }
.centred { text-align: center; }
@media print { .table { overflow: visible; border: 0; } table, .catalogue { min-width: 0; font-size: 9px; } header, .skip { display: none; } }
`
