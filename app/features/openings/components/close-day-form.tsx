import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'

type Props = { formToken: string; officeId: string; date: string; label: string }

/** One click: shows what closing the office on this date would do, and one more saves it. */
export function CloseDayForm({ formToken, officeId, date, label }: Props) {
  return (
    <form method="post" action="/dienst/sprechzeiten/schliesstage">
      <FormToken value={formToken} />
      <input type="hidden" name="intent" value="close" />
      <input type="hidden" name="officeId" value={officeId} />
      <input type="hidden" name="closeFirst" value={date} />
      <Button look="secondary" icon="event_busy" title={m.openings_close_hint()}>
        {label}
      </Button>
    </form>
  )
}
