import type { ReactNode } from 'react'

type Kind = 'info' | 'success' | 'warning' | 'danger'

/** KERN alert. `live`: announced when it appears after an action; `focus`: reading goes on here, after a form that came back. */
export function Alert({
  kind,
  title,
  children,
  live,
  focus,
}: {
  kind: Kind
  title: string
  children?: ReactNode
  live?: boolean
  focus?: boolean
}) {
  return (
    <div
      className={`kern-alert kern-alert--${kind}`}
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
      tabIndex={focus ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: works without a script
      autoFocus={focus}
    >
      <div className="kern-alert__header">
        <span className={`kern-icon kern-icon--${kind}`} aria-hidden="true" />
        <p className="kern-title">{title}</p>
      </div>
      {children ? <div className="kern-alert__body">{children}</div> : null}
    </div>
  )
}
