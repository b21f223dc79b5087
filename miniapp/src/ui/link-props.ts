/** What the twins of web-link and share-button take. */
export interface LinkProps {
  /** whole, of whatever site */ url: string
  /** of a file that is kept, not looked at */ download?: boolean
  primary?: boolean
  children: string
}
export interface ShareProps {
  /** of the page, from / on */ path: string
  children: string
}
