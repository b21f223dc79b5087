/** A link that somebody recorded, where a browser may open it: http and https only; null for every other one. */
export function safeUrl(link: string): string | null {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return null
  return link
}
