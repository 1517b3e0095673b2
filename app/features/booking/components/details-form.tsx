import type { ReactNode } from 'react'
import { WishBox } from '#app/features/proposals/components/wish-fields.tsx'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { AIDS, type Aid, INTERPRETER_LANGUAGES, type DetailsForm as Typed } from '../schema.ts'
import type { Mode } from '../types.ts'
import { languageName } from './appointment-facts.tsx'
import { CompanionsBox } from './companions-box.tsx'

type Props = {
  id: string
  typed: Typed | null
  problems: FormErrors
  mode: Mode
  locale: Locale
  retentionDays: number
  asksBirthYear: boolean
  children?: ReactNode
}

/** Who comes and what they need. Everything typed before is in it again. */
export function DetailsForm({ id, typed, problems, mode, locale, retentionDays, asksBirthYear }: Props) {
  const error = (field: string) => errorOf(problems, field)
  return (
    <form className="tp-form" method="post" id={id} noValidate>
      <ErrorSummary errors={problems} />
      <p className="tp-muted">
        {retentionDays > 0 ? m.booking_details_lead({ days: retentionDays }) : m.booking_details_lead_same_day()}
      </p>
      <div className="tp-pair">
        <TextField
          name="firstName"
          label={m.booking_first_name()}
          autoComplete="given-name"
          required
          defaultValue={typed?.firstName}
          error={error('firstName')}
        />
        <TextField
          name="lastName"
          label={m.booking_last_name()}
          autoComplete="family-name"
          required
          defaultValue={typed?.lastName}
          error={error('lastName')}
        />
      </div>
      {asksBirthYear ? (
        <TextField
          name="birthYear"
          label={m.proposals_birth_year()}
          hint={m.proposals_birth_year_hint()}
          inputMode="numeric"
          autoComplete="bday-year"
          maxLength={4}
          required
          defaultValue={typed?.birthYear}
          error={error('birthYear')}
        />
      ) : null}
      <TextField
        name="email"
        type="email"
        label={m.booking_email()}
        hint={m.booking_email_hint()}
        autoComplete="email"
        required
        defaultValue={typed?.email}
        error={error('email')}
      />
      <TextField
        name="phone"
        type="tel"
        label={m.booking_phone()}
        hint={mode === 'phone' ? m.booking_phone_hint_call() : m.booking_phone_hint()}
        autoComplete="tel"
        optional={mode !== 'phone'}
        required={mode === 'phone'}
        defaultValue={typed?.phone}
        error={error('phone')}
      />
      <SelectField
        name="languageWish"
        label={m.booking_language_wish()}
        optional
        defaultValue={typed?.languageWish ?? ''}
        options={[{ value: '', label: m.booking_language_none() }, ...languageOptions(locale)]}
      />
      <Aids chosen={typed?.aids ?? []} mode={mode} />
      <details
        className="kern-accordion"
        open={(typed?.companions.length ?? 0) > 0 || Boolean(typed?.remark) || Boolean(error('remark'))}
      >
        <summary className="kern-accordion__header">
          <span className="kern-title">{m.booking_more_wishes()}</span>
        </summary>
        <section className="kern-accordion__body tp-stack">
          <CompanionsBox typed={typed?.companions ?? []} problems={problems} mode={mode} />
          <TextArea
            name="remark"
            label={m.booking_remark()}
            hint={m.booking_remark_hint()}
            optional
            maxLength={500}
            defaultValue={typed?.remark}
            error={error('remark')}
          />
        </section>
      </details>
      <WishBox typed={typed?.earlier ?? null} problems={problems} />
      <fieldset className={error('privacy') ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'}>
        <legend className="kern-label">{m.booking_privacy_legend()}</legend>
        <div className="kern-fieldset__body">
          <CheckField
            name="privacy"
            required
            defaultChecked={typed?.privacy}
            error={error('privacy')}
            label={<PrivacyLabel />}
          />
        </div>
      </fieldset>
      <div className="tp-actionbar">
        <Button>{m.booking_to_check()}</Button>
        <Button look="tertiary" name="aktion" value="abbrechen" formNoValidate>
          {m.booking_abort()}
        </Button>
      </div>
    </form>
  )
}

function PrivacyLabel() {
  return (
    <>
      {m.booking_privacy_before()} <a href="/datenschutz">{m.booking_privacy_link()}</a>
      {m.booking_privacy_after() ? ` ${m.booking_privacy_after()}` : ''}
    </>
  )
}

function Aids({ chosen, mode }: { chosen: readonly string[]; mode: Mode }) {
  const labels: Record<Aid, string> = {
    sign_language: m.booking_aid_sign_language(),
    captions: m.booking_aid_captions(),
    step_free: m.booking_aid_step_free(),
  }
  const offered = AIDS.filter((aid) => (mode === 'on_site' ? aid !== 'captions' : aid !== 'step_free'))
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">
        {m.booking_aids()} <span className="kern-label__optional">{m.common_optional()}</span>
      </legend>
      <div className="kern-fieldset__body">
        {offered.map((aid) => (
          <CheckField
            key={aid}
            name="aids"
            id={`aid-${aid}`}
            value={aid}
            defaultChecked={chosen.includes(aid)}
            label={labels[aid]}
          />
        ))}
      </div>
    </fieldset>
  )
}

function languageOptions(locale: Locale): { value: string; label: string }[] {
  return INTERPRETER_LANGUAGES.map((value) => {
    const [own, here] = [languageName(value, value as Locale), languageName(value, locale)]
    return { value, label: own === here ? here : `${own} – ${here}` }
  })
}
