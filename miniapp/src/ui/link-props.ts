/** The props of the twins of web-link, share-button, phone-button and picture. */
export interface LinkProps {
  /** whole, of whatever site */ url: string
  /** of a file that is kept, not looked at */ download?: boolean
  primary?: boolean
  /** one of many in a list */ quiet?: boolean
  /** the link in words, where many read the same */ label?: string
  children: string
}
export interface ShareProps {
  /** of the page, from / on */ path: string
  children: string
}
export interface PhoneButtonProps {
  disabled?: boolean
  /** good once, for the server */ onCode: (code: string) => void
  /** why there is none */ onRefused: (text: string) => void
  children: string
}
/** A picture whose place is kept before it is there; far below the screen it is not fetched. */
export interface SizedPictureProps {
  className: string
  source: string
  label: string
  width: number
  height: number
}
export interface PictureProps {
  className: string
  source: string
  /** the picture in words, for people who do not see it */ label: string
}
