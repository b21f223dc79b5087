import { CHANNELS, labelOf } from '@gongkai/shared/base/template/entry-template'
import type { PublicDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'

interface Channel {
  /** the product's public address, no trailing slash */ root: string
  region: { code: string; name: string }
  domain?: string
  organisation?: string
}

/** RSS 2.0 of publications, all of it from what residents read anyway; the same publications make the same bytes. */
export function rssOf(items: readonly PublicDisclosure[], { root, region, domain, organisation }: Channel): string {
  const [first] = items
  const about = [organisation && first?.organisation.name, domain && first?.domain.name].filter(Boolean).join(' · ')
  const narrowed = query({ domain, organisation })
  const title = [`${region.name}政务公开`, about].filter(Boolean).join(' · ')
  const newest = items
    .map(({ publishedOn }) => publishedOn)
    .sort()
    .at(-1)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', title),
    element('link', `${root}/#/pages/catalogue/index${narrowed}`),
    element('description', `${title}：最近公开的信息`),
    element('language', 'zh-cn'),
    ...(newest ? [element('lastBuildDate', dateOf(newest))] : []),
    `<atom:link href="${escaped(`${root}/api/public/disclosures.rss${narrowed}`)}" rel="self" type="application/rss+xml"/>`,
    ...items.map((item) => itemOf(item, root, region.code)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function itemOf(
  { id, title, item, domain, organisation, publishedOn, channels, url, publishedBy }: PublicDisclosure,
  root: string,
  region: string,
): string {
  const where = channels.map((channel) => labelOf(CHANNELS, channel)).join('、')
  const told = [
    `${organisation.name} · ${domain.name} · ${item.name}`,
    `${publishedOn} 由${publishedBy}公开${where ? `（${where}）` : ''}`,
    ...(url ? [`原文：${url}`] : []),
  ].join('\n')
  return [
    '<item>',
    element('title', title),
    element('link', `${root}/#/pages/public/entry/index?id=${encodeURIComponent(item.id)}`),
    // The same wherever the product is reached: a feed's reader tells by it what it has shown already.
    `<guid isPermaLink="false">${escaped(`gongkai-${region}-disclosure-${id}`)}</guid>`,
    element('pubDate', dateOf(publishedOn)),
    element('category', domain.name),
    element('description', told),
    '</item>',
  ].join('\n')
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`

function query(parts: Record<string, string | undefined>): string {
  const pairs = Object.entries(parts).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** XML 1.0 has no room for other signs, also escaped; a half of a surrogate pair is none. */
function isWritable(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff)
}
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string) =>
  [...text].flatMap((sign) => (isWritable(sign) ? (ESCAPES[sign] ?? sign) : [])).join('')

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** A day in China as RFC 822 writes it. */
function dateOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const number = String(date.getUTCDate()).padStart(2, '0')
  return `${DAYS[date.getUTCDay()]}, ${number} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} 00:00:00 +0800`
}
