import { m } from '#app/locales/generated/messages.js'

/** What the colours of the columns mean. Every entry says its state in words too, so this is for the eye only. */
export function DayLegend() {
  const entries: [string, string][] = [
    ['plan', m.staff_status_planned()],
    ['wait', m.staff_status_waiting()],
    ['live', m.staff_status_running()],
    ['done', m.staff_status_done()],
    ['noshow', m.staff_status_no_show()],
  ]
  return (
    <p className="tp-legend" aria-hidden="true">
      {entries.map(([look, word]) => (
        <span key={look}>
          <i data-s={look} />
          {word}
        </span>
      ))}
    </p>
  )
}
