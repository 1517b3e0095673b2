import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/ui/icon.tsx'

type Props = {
  icon: IconName
  label: string
  /** What a press does, for screen readers, where the label alone does not say it. */
  action?: string
  /** Set for switches. */
  pressed?: boolean
  end?: boolean
  /** Opens a tab of the panel; on a phone the tabs themselves lie right below the pictures. */
  panel?: boolean
  disabled?: boolean
  badge?: ReactNode
  onClick: () => void
}

/** One button of the bar below the pictures. */
export function Control({ icon, label, action, pressed, end, panel, disabled, badge, onClick }: Props) {
  return (
    <button
      className={end ? 'tp-ctl tp-ctl--end' : 'tp-ctl'}
      type="button"
      data-panel={panel ? '' : undefined}
      aria-pressed={pressed}
      aria-label={action ? `${label}, ${action}` : undefined}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{label}</span>
      {badge}
    </button>
  )
}
