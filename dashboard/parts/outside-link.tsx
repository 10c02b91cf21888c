import type { ComponentChildren } from 'preact'

/** A link to another site. An address that is none of the web's (`javascript:` and the like) is no link. */
export function OutsideLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>
  return (
    <a href={href} rel="external noopener noreferrer">
      {children}
    </a>
  )
}
