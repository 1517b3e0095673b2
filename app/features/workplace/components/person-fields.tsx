import { AIDS, type Aid, type FieldProblem, INTERPRETER_LANGUAGES } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { errorOf } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { aidWords, languageWord } from '../wish-words.ts'

type Props = { values: Record<string, string>; problems: FieldProblem[]; aids: string[] }

/** Whom the appointment is for. Only a name is needed: not everybody has an address or a telephone. */
export function PersonFields({ values, problems, aids }: Props) {
  const { locale } = usePageFacts()
  const error = (field: string) => errorOf(problems, field)
  return (
    <>
      <div className="tp-pair">
        <TextField
          name="firstName"
          label={m.booking_first_name()}
          optional
          defaultValue={values.firstName}
          error={error('firstName')}
        />
        <TextField
          name="lastName"
          label={m.booking_last_name()}
          defaultValue={values.lastName}
          error={error('lastName')}
        />
      </div>
      <div className="tp-pair">
        <TextField
          name="email"
          type="email"
          label={m.calendar_email()}
          hint={m.calendar_email_hint()}
          optional
          defaultValue={values.email}
          error={error('email')}
        />
        <TextField
          name="phone"
          type="tel"
          label={m.calendar_phone()}
          optional
          defaultValue={values.phone}
          error={error('phone')}
        />
      </div>
      <div className="tp-pair">
        <SelectField
          name="languageWish"
          label={m.staff_fact_language()}
          optional
          defaultValue={values.languageWish}
          options={[
            { value: '', label: m.calendar_no_language() },
            ...INTERPRETER_LANGUAGES.map((value) => ({ value, label: languageWord(value, locale) })),
          ]}
        />
        <fieldset className="kern-fieldset">
          <legend className="kern-label">{m.staff_fact_aids()}</legend>
          <div className="kern-fieldset__body">
            {AIDS.map((aid: Aid) => (
              <CheckField
                key={aid}
                name="aids"
                id={`aid-${aid}`}
                value={aid}
                label={aidWords(aid)[0]}
                defaultChecked={aids.includes(aid)}
              />
            ))}
          </div>
        </fieldset>
      </div>
      <TextArea
        name="remark"
        label={m.staff_fact_remark()}
        optional
        rows={2}
        defaultValue={values.remark}
        maxLength={500}
      />
    </>
  )
}
