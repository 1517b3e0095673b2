import { telLink } from '#app/features/booking/phone-number.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatClock } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { AppointmentExtras } from '../get-appointment-extras.server.ts'

/** Who is to be called, and how the parties took part: with picture, little data, by sound, by phone. Nothing where nothing changed. */
export function MediaBox({ extras, zone }: { extras: AppointmentExtras; zone: string }) {
  const { locale } = usePageFacts()
  const { mediaSteps, callBacks } = extras
  if (mediaSteps.length === 0 && callBacks.length === 0) return null
  return (
    <section className="tp-box tp-stack" aria-labelledby="media">
      <h2 className="tp-h3" id="media">
        {m.media_record_title()}
      </h2>
      {callBacks.map(({ partyId, name, phone }) => (
        <p key={partyId} className="tp-note">
          <Icon name="call" />
          <span>
            {m.media_wants_call({ name })}{' '}
            <a className="tp-nowrap" href={telLink(phone)}>
              {phone}
            </a>
          </span>
        </p>
      ))}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ol className="tp-plain tp-stack tp-stack--tight" role="list">
        {mediaSteps.map(({ id, at, name, level, reason }) => (
          <li key={id}>
            {m.media_record_line({
              time: formatClock({ at, zone, locale }),
              name: name || m.staff_somebody(),
              level: LEVELS[level]?.() ?? level,
              reason: reason === 'measured' ? m.media_reason_measured() : m.media_reason_chosen(),
            })}
          </li>
        ))}
      </ol>
    </section>
  )
}

const LEVELS: Record<string, () => string> = {
  video: m.media_level_video,
  low_data: m.media_level_low_data,
  audio: m.media_level_audio,
  phone: m.media_record_phone,
}
