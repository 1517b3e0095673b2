import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'

type Props = {
  /** ISO instants. */
  expiresAt: string
  now: string
  zone: string
  locale: Locale
  holdMinutes: number
  canExtend: boolean
  /** Id of the form whose entries travel along when the hold is extended. */
  form: string
}

/** Until when the time is reserved, and one button to keep it longer. */
export function HoldNote({ expiresAt, now, zone, locale, holdMinutes, canExtend, form }: Props) {
  const time = formatTime({ at: expiresAt, zone, locale })
  const left = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 60_000)
  if (Date.parse(expiresAt) <= Date.parse(now))
    return (
      <div className="tp-note tp-note--warn" role="status">
        <Icon name="hourglass_top" />
        <div>
          <p className="tp-strong">{m.booking_run_out({ time })}</p>
          <p className="tp-small">{m.booking_run_out_text()}</p>
        </div>
      </div>
    )
  return (
    <div className={left < 5 ? 'tp-note tp-note--warn' : 'tp-note'} role="status">
      <Icon name="hourglass_top" />
      <div>
        <p className="tp-strong">{m.booking_reserved_until({ time })}</p>
        <p className="tp-small">
          {m.booking_reserved_left({ minutes: m.common_minutes({ count: Math.max(1, left) }) })}
        </p>
        {canExtend ? (
          <Button look="tertiary" small form={form} name="aktion" value="verlaengern" formNoValidate>
            {m.booking_extend({ minutes: holdMinutes })}
          </Button>
        ) : (
          <p className="tp-small">{m.booking_not_extendable()}</p>
        )}
      </div>
    </div>
  )
}
