/** The answer to one try of a link, redirects followed; `unreachable`: nothing can be said of it from here. */
export type LinkAnswer = { status: number; redirected: boolean } | 'timeout' | 'unreachable'
