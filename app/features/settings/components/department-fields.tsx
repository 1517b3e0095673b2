import { type FormValues, one } from '#app/features/openings/form-values.ts'
import { m } from '#app/locales/generated/messages.js'
import type { FormErrors } from '#app/ui/error-summary.tsx'
import { CheckField } from '#app/ui/field.tsx'
import { type DepartmentRules, RETENTION_NUMBERS } from '../department-rules.ts'
import { DEPARTMENT_FLAG_WORDS, NUMBER_WORDS } from './field-words.ts'
import { NumberField } from './number-field.tsx'
import { SettingsSection } from './settings-section.tsx'

type Props = {
  rules: DepartmentRules
  values: FormValues
  errors: FormErrors
  mayChangeRetention: boolean
  /** Minutes that the configuration of the installation says for all departments, null: none. */
  fixedRequestMinutes: number | null
}

/** Every rule of a department. */
export function DepartmentFields({ rules, values, errors, mayChangeRetention, fixedRequestMinutes }: Props) {
  const typed = { values, errors }
  const note = fixedRequestMinutes === null ? undefined : m.settings_request_fixed({ minutes: fixedRequestMinutes })
  return (
    <>
      <SettingsSection title={m.settings_section_requests()}>
        <NumberField name="requestMinutes" {...typed} note={note} />
        <NumberField name="proposalHours" {...typed} />
      </SettingsSection>
      <SettingsSection title={m.settings_section_freed()}>
        <div className="tp-pair">
          <NumberField name="restMinMinutes" {...typed} />
          <NumberField name="restMaxMinutes" {...typed} />
        </div>
        <NumberField name="offerMinutes" {...typed} />
      </SettingsSection>
      <SettingsSection title={m.settings_section_waiting()}>
        <NumberField name="callGraceMinutes" {...typed} />
        <CheckField
          name="hidePosition"
          label={DEPARTMENT_FLAG_WORDS.hidePosition()}
          defaultChecked={one(values, 'hidePosition') !== ''}
        />
      </SettingsSection>
      <SettingsSection title={m.media_setting_section()} intro={m.media_setting_intro()}>
        <CheckField
          name="endToEnd"
          label={DEPARTMENT_FLAG_WORDS.endToEnd()}
          defaultChecked={one(values, 'endToEnd') !== ''}
          error={errors.find(({ field }) => field === 'endToEnd')?.message}
        />
      </SettingsSection>
      <SettingsSection
        title={m.settings_section_retention()}
        intro={mayChangeRetention ? undefined : m.settings_retention_admin()}
      >
        {mayChangeRetention ? (
          <div className="tp-pair">
            {RETENTION_NUMBERS.map((field) => (
              <NumberField key={field} name={field} {...typed} />
            ))}
          </div>
        ) : (
          <dl>
            {RETENTION_NUMBERS.map((field) => (
              <div key={field}>
                <dt className="tp-muted">{NUMBER_WORDS[field].label()}</dt>
                <dd className="tp-num">{rules[field]}</dd>
              </div>
            ))}
          </dl>
        )}
      </SettingsSection>
    </>
  )
}
