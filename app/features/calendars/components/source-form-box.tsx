import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { errorOf } from '#app/ui/error-summary.tsx'
import { CheckField, TextField } from '#app/ui/field.tsx'
import type { SourceValues } from '../source-form.ts'
import type { SourceView } from '../source-view.ts'

type Props = {
  /** The calendar whose access is changed; null for a new one. */
  source: SourceView | null
  values: SourceValues
  problems: FieldProblem[]
  formToken: string
}

/** How a calendar is reached. */
export function SourceFormBox({ source, values, problems, formToken }: Props) {
  const title = source ? m.calendars_edit({ name: source.name || source.host }) : m.calendars_add()
  return (
    <section className="tp-box tp-stack tp-narrow" aria-labelledby="zugang">
      <h2 className="tp-h3 tp-break" id="zugang" tabIndex={-1}>
        {title}
      </h2>
      <form method="post" action="/dienst/kalender" className="tp-stack" autoComplete="off" noValidate>
        <FormToken value={formToken} />
        {source ? <input type="hidden" name="quelle" value={source.id} /> : <KindChoice kind={values.kind} />}
        <TextField
          name="adresse"
          type="url"
          label={m.calendars_field_address()}
          hint={m.calendars_field_address_hint()}
          defaultValue={values.url}
          error={errorOf(problems, 'adresse')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          name="benutzer"
          label={m.calendars_field_username()}
          hint={m.calendars_field_username_hint()}
          defaultValue={values.username}
          error={errorOf(problems, 'benutzer')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          name="kennwort"
          type="password"
          label={m.calendars_field_password()}
          hint={source ? m.calendars_field_password_kept() : m.calendars_field_password_hint()}
          error={errorOf(problems, 'kennwort')}
          autoComplete="off"
        />
        <TextField
          name="name"
          label={m.calendars_field_name()}
          hint={m.calendars_field_name_hint()}
          optional
          defaultValue={values.name}
          maxLength={60}
          autoComplete="off"
        />
        <div className="tp-row">
          <Button name="aktion" value={source ? 'aendern' : 'verbinden'}>
            {source ? m.calendars_edit_now() : m.calendars_add_now()}
          </Button>
          {source ? (
            <ButtonLink look="tertiary" href="/dienst/kalender">
              {m.calendars_edit_cancel()}
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </section>
  )
}

function KindChoice({ kind }: { kind: SourceValues['kind'] }) {
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">{m.calendars_field_kind()}</legend>
      <div className="kern-fieldset__body">
        <CheckField
          type="radio"
          id="art-caldav"
          name="art"
          value="caldav"
          defaultChecked={kind === 'caldav'}
          label={m.calendars_field_kind_caldav()}
        />
        <CheckField
          type="radio"
          id="art-ics"
          name="art"
          value="ics"
          defaultChecked={kind === 'ics'}
          label={m.calendars_field_kind_ics()}
        />
      </div>
    </fieldset>
  )
}
