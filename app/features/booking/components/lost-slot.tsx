import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatDay, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { Tile } from '../slot-days.ts'
import { slotValue } from '../slot-value.ts'
import { whenText } from './appointment-facts.tsx'

export const LOST_REASONS = [
  'slot_taken',
  'slot_not_offered',
  'hold_expired',
  'contact_limit_reached',
  'too_many_attempts',
  'nothing_chosen',
] as const
export type LostReason = (typeof LOST_REASONS)[number]

type Props = {
  reason: LostReason
  lost: string | null
  zone: string
  locale: Locale
  nearest: Tile[]
  minutes: number
  /** Hidden fields of the form that takes another time. */
  hidden: [name: string, value: string][]
  /** Something was typed already. */
  keptDetails: boolean
}

/** Says what happened to the wanted time and offers the nearest others, one button each. */
export function LostSlot({ reason, lost, zone, locale, nearest, minutes, hidden, keptDetails }: Props) {
  const { municipality } = usePageFacts()
  const { title, text } = words(reason, lost ? whenText(lost, zone, locale) : '', minutes, municipality.phone)
  return (
    // biome-ignore lint/a11y/noAutofocus: the page came back with this news, reading goes on here
    <div className="kern-alert kern-alert--warning" role="alert" tabIndex={-1} autoFocus aria-labelledby="verloren">
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--warning" aria-hidden="true" />
        <h2 className="kern-title" id="verloren">
          {title}
        </h2>
      </div>
      <div className="kern-alert__body tp-stack">
        {text.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {keptDetails ? <p>{m.booking_lost_kept()}</p> : null}
        {nearest.length > 0 && reason !== 'contact_limit_reached' ? (
          <form method="post" className="tp-stack">
            {hidden.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <p className="tp-strong">{m.booking_nearest()}</p>
            <div className="tp-row">
              {nearest.map(({ at, offeringId, zone: its }) => (
                <Button key={at} look="secondary" name="zeit" value={slotValue(offeringId, at)}>
                  {`${formatDay({ at, zone: its, locale })}, ${formatTime({ at, zone: its, locale })}`}
                </Button>
              ))}
            </div>
          </form>
        ) : null}
      </div>
    </div>
  )
}

function words(reason: LostReason, when: string, minutes: number, phone: string): { title: string; text: string[] } {
  switch (reason) {
    case 'hold_expired':
      return { title: m.booking_lost_title(), text: [m.booking_lost_text({ when })] }
    case 'contact_limit_reached':
      return { title: m.proposals_limit_title(), text: [m.proposals_limit_text({ phone })] }
    case 'slot_not_offered':
      return { title: m.booking_not_offered_title(), text: [m.booking_not_offered_text()] }
    case 'too_many_attempts':
      return { title: m.booking_too_many_title(), text: [m.booking_too_many_text({ minutes })] }
    case 'nothing_chosen':
      return { title: m.booking_choose_one(), text: [] }
    case 'slot_taken':
      return { title: m.booking_taken_title(), text: [m.booking_taken_text({ when })] }
  }
}
