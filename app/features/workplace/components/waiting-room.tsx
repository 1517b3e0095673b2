import { m } from '#app/locales/generated/messages.js'
import { formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { WaitingState } from '#rooms/waiting/waiting-word.ts'
import type { WaitingEntry } from '../waiting-list.ts'
import { SoundSwitch } from './sound-switch.tsx'
import { WaitingCard } from './waiting-entry.tsx'
import { WriteToWaiting } from './write-to-waiting.tsx'

type Props = {
  entries: WaitingEntry[]
  ownAppointmentIds: readonly string[]
  now: string
  zone: string
  formToken: string
  /** Start of the next own appointment, ISO; null when there is none today. */
  nextStart: string | null
  live: boolean
  sound: { on: boolean; toggle: () => void }
  /** What everybody who waits is told. */
  announced: WaitingState
}

/** The waiting list of the department, always in sight; the first of the own appointments stands out. */
export function WaitingRoom({
  entries,
  ownAppointmentIds,
  now,
  zone,
  formToken,
  nextStart,
  live,
  sound,
  announced,
}: Props) {
  const { locale } = usePageFacts()
  const next = entries.find((entry) => !entry.late && ownAppointmentIds.includes(entry.appointment.id)) ?? null
  return (
    <section className="tp-box tp-stack" aria-labelledby="waiting">
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id="waiting">
          {m.staff_waiting_room()}
        </h2>
        <SoundSwitch sound={sound} />
      </div>
      {entries.length === 0 ? (
        <p className="tp-muted">{m.staff_waiting_empty()}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
        <ol className="tp-queue" role="list">
          {entries.map((entry) => (
            <WaitingCard
              key={entry.appointment.id}
              entry={entry}
              isNext={entry === next}
              isMine={ownAppointmentIds.includes(entry.appointment.id)}
              now={now}
              formToken={formToken}
            />
          ))}
        </ol>
      )}
      <p className="kern-sr-only" role="status">
        {m.staff_waiting_now({ count: entries.filter((entry) => !entry.late).length })}
      </p>
      <WriteToWaiting entries={entries} formToken={formToken} state={announced} />
      <p className="tp-small tp-muted">
        {m.staff_updated_at({ time: formatTime({ at: now, zone, locale }) })}{' '}
        {nextStart
          ? m.staff_next_start({ time: formatTime({ at: nextStart, zone, locale }) })
          : m.staff_no_more_today()}{' '}
        {live ? null : <a href="/dienst">{m.staff_refresh()}</a>}
      </p>
    </section>
  )
}
