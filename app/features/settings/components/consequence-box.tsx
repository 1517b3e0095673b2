import type { FormValues } from '#app/features/openings/form-values.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import type { Consequence } from '../consequences.ts'
import { consequenceWord } from './consequence-words.ts'
import { KeptFields } from './kept-fields.tsx'

type Props = { consequences: Consequence[]; values: FormValues; formToken: string; href: string }

/** What a change would mean, with the choice to save it all the same. */
export function ConsequenceBox({ consequences, values, formToken, href }: Props) {
  return (
    <section className="tp-box tp-stack tp-narrow" aria-label={m.settings_effects_title()}>
      <Alert kind="warning" title={m.settings_effects_title()} live focus>
        <p className="kern-body">{m.settings_effects_text()}</p>
        <ul className="kern-list kern-list--bullet">
          {consequences.map((consequence) => (
            <li key={JSON.stringify(consequence)}>{consequenceWord(consequence)}</li>
          ))}
        </ul>
      </Alert>
      <div className="tp-row">
        <form method="post" action={href}>
          <KeptFields values={{ ...values, confirmed: ['yes'] }} formToken={formToken} />
          <Button>{m.settings_effects_save()}</Button>
        </form>
        <ButtonLink look="secondary" href={href}>
          {m.settings_effects_drop()}
        </ButtonLink>
      </div>
    </section>
  )
}
