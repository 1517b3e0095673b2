import type { ReactNode } from 'react'

type Kind = 'info' | 'success' | 'warning' | 'danger'

/** KERN alert. `live`: announced when it appears after an action. */
export function Alert({
  kind,
  title,
  children,
  live,
}: {
  kind: Kind
  title: string
  children?: ReactNode
  live?: boolean
}) {
  return (
    <div
      className={`kern-alert kern-alert--${kind}`}
      role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}
    >
      <div className="kern-alert__header">
        <span className={`kern-icon kern-icon--${kind}`} aria-hidden="true" />
        <p className="kern-title">{title}</p>
      </div>
      {children ? <div className="kern-alert__body">{children}</div> : null}
    </div>
  )
}
