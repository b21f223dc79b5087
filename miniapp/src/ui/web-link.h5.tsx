import type { LinkProps } from './link-props'

/** Opens in a tab of its own; a file goes to where the browser keeps them. */
export function WebLink({ url, download, primary, quiet, label, children }: LinkProps) {
  const there = download ? { download: '' } : { target: '_blank', rel: 'noopener noreferrer' }
  return (
    <a
      className={`press btn ${quiet ? 'link' : primary ? 'primary' : 'plain'}`}
      href={url}
      aria-label={label}
      {...there}
    >
      {children}
    </a>
  )
}
