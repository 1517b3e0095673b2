import coreUrl from '#app/assets/icons.svg?url'
import moreUrl from '#app/assets/icons-more.svg?url'
import { CORE_ICONS, type IconName } from './icon-names.ts'

const CORE = new Set<string>(CORE_ICONS)

export type { IconName }

/** A symbol beside words; it says nothing to screen readers. Icon-only controls need their own `aria-label`. */
export function Icon({ name, large, className }: { name: IconName; large?: boolean; className?: string }) {
  const classes = ['tp-icon', large ? 'tp-icon--lg' : '', className ?? ''].filter(Boolean).join(' ')
  return (
    <svg className={classes} aria-hidden="true" focusable="false">
      <use href={`${CORE.has(name) ? coreUrl : moreUrl}#${name}`} />
    </svg>
  )
}
