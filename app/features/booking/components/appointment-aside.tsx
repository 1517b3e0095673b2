import type { ReactNode } from 'react'
import type { Locale } from '#app/lib/locale.ts'
import { AppointmentFacts } from './appointment-facts.tsx'

type Props = {
  title: string
  appointment: Parameters<typeof AppointmentFacts>[0]['appointment']
  locale: Locale
  children?: ReactNode
}

/** Beside what is asked: the appointment that it is about. */
export function AppointmentAside({ title, appointment, locale, children }: Props) {
  return (
    <aside className="tp-side tp-stack" aria-label={title}>
      <div className="tp-panel tp-stack">
        <h2 className="tp-h3">{title}</h2>
        <AppointmentFacts appointment={appointment} locale={locale} />
        {children}
      </div>
    </aside>
  )
}
