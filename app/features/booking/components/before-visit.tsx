import { m } from '#app/locales/generated/messages.js'
import type { Mode } from '../types.ts'

type Step = { title: string; text: string; link?: { href: string; label: string } }

type Props = {
  mode: Mode
  directions: string
  /** Page of the own video visit. */
  visitPath: string | null
}

/** Three things to do before the appointment, depending on how it takes place. */
export function BeforeVisit({ mode, directions, visitPath }: Props) {
  return (
    <section aria-labelledby="vorher" className="tp-stack">
      <h2 className="tp-h2" id="vorher">
        {mode === 'on_site' ? m.appointment_before_visit_title() : m.appointment_before_title()}
      </h2>
      <ol className="tp-how">
        {stepsOf(mode, directions, visitPath).map(({ title, text, link }) => (
          <li key={title}>
            <h3 className="tp-h4">{title}</h3>
            <p className="tp-muted">{text}</p>
            {link ? (
              <p>
                <a href={link.href}>{link.label}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function stepsOf(mode: Mode, directions: string, visitPath: string | null): Step[] {
  const quiet = { title: m.appointment_before_quiet(), text: m.appointment_before_quiet_text() }
  if (mode === 'video')
    return [
      {
        title: m.appointment_before_test(),
        text: m.appointment_before_test_text(),
        link: visitPath
          ? { href: `${visitPath}/probe`, label: m.visit_rehearsal_link() }
          : { href: '/technik-test', label: m.appointment_before_test_link() },
      },
      quiet,
      { title: m.appointment_before_early(), text: m.appointment_before_early_text() },
    ]
  if (mode === 'phone') return [{ title: m.appointment_before_call(), text: m.appointment_before_call_text() }, quiet]
  const arrive = { title: m.appointment_before_arrive(), text: m.appointment_before_arrive_text() }
  const papers = { title: m.appointment_before_papers(), text: m.appointment_before_papers_text() }
  return directions ? [papers, { title: m.appointment_before_way(), text: directions }, arrive] : [papers, arrive]
}
