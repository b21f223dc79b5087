/** A link that somebody recorded, where a browser may open it: http and https only; null for every other one. */
export const safeUrl = (link: string): string | null => (/^https?:\/\/[^\s/]/i.test(link) ? link : null)
