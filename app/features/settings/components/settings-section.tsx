import type { ReactNode } from 'react'

type Props = { title: string; intro?: string; children: ReactNode }

/** Rules that belong together. */
export function SettingsSection({ title, intro, children }: Props) {
  return (
    <section className="tp-stack tp-settings" aria-label={title}>
      <h2 className="tp-h3">{title}</h2>
      {intro ? <p className="tp-small tp-muted">{intro}</p> : null}
      {children}
    </section>
  )
}
