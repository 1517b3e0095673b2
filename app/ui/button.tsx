import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = 'primary' | 'secondary' | 'tertiary'

function classes(look: Look, block: boolean | undefined, small: boolean | undefined): string {
  return ['kern-btn', `kern-btn--${look}`, block ? 'kern-btn--block' : '', small ? 'kern-btn--x-small' : '']
    .filter(Boolean)
    .join(' ')
}

type Shared = { look?: Look; icon?: IconName; block?: boolean; small?: boolean; children: ReactNode }

/** KERN button. `type` is submit unless said otherwise, since most of ours end a form. */
export function Button({
  look = 'primary',
  icon,
  block,
  small,
  children,
  ...rest
}: Shared & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" className={classes(look, block, small)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span className="kern-label">{children}</span>
    </button>
  )
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  look = 'primary',
  icon,
  block,
  small,
  children,
  ...rest
}: Shared & { href: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={classes(look, block, small)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span className="kern-label">{children}</span>
    </a>
  )
}
