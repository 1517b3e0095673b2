import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { CheckField } from '#app/ui/field.tsx'
import type { SourceView } from '../source-view.ts'

type Props = { sourceId: string; choices: SourceView['choices']; formToken: string }

/** Which calendars of an account shall keep times free. */
export function CalendarChoice({ sourceId, choices, formToken }: Props) {
  return (
    <form method="post" className="tp-stack">
      <FormToken value={formToken} />
      <input type="hidden" name="quelle" value={sourceId} />
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{m.calendars_choose()}</legend>
        <div className="kern-fieldset__body">
          {choices.map(({ position, name }) => (
            <CheckField
              key={position}
              id={`${sourceId}-${position}`}
              name="kalender"
              value={String(position)}
              label={name}
            />
          ))}
        </div>
      </fieldset>
      <Button name="aktion" value="auswaehlen">
        {m.calendars_choose_now()}
      </Button>
    </form>
  )
}
