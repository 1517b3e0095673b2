import { ChoiceList } from '#app/features/openings/components/choice-list.tsx'
import { type FormValues, one } from '#app/features/openings/form-values.ts'
import { MODES } from '#app/features/scheduling/offering.ts'
import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField } from '#app/ui/field.tsx'
import { modesField } from '../service-form.ts'
import { KINDS, type ServiceFlag, type SettingsService } from '../service-rules.ts'
import { FLAG_WORDS } from './field-words.ts'
import { NumberField } from './number-field.tsx'
import { SettingsSection } from './settings-section.tsx'

type Props = { service: SettingsService; values: FormValues; errors: FormErrors }

/** Every rule of a service. */
export function ServiceFields({ service, values, errors }: Props) {
  const typed = { values, errors }
  return (
    <>
      <SettingsSection title={m.settings_section_time()}>
        <div className="tp-pair">
          <NumberField name="durationMinutes" {...typed} />
          <NumberField name="gridMinutes" {...typed} />
          <NumberField name="bufferBeforeMinutes" {...typed} />
          <NumberField name="bufferAfterMinutes" {...typed} />
        </div>
      </SettingsSection>
      <SettingsSection title={m.settings_section_booking()}>
        <div className="tp-pair">
          <NumberField name="leadTimeMinutes" {...typed} />
          <SelectField
            name="leadTimeUnit"
            label={m.settings_lead_unit()}
            defaultValue={one(values, 'leadTimeUnit')}
            options={[
              { value: 'minutes', label: m.settings_unit_minutes() },
              { value: 'hours', label: m.settings_unit_hours() },
              { value: 'days', label: m.settings_unit_days() },
            ]}
          />
          <NumberField name="horizonDays" {...typed} />
          <NumberField name="moveLimit" {...typed} />
          <NumberField name="maxActivePerContact" {...typed} optional />
        </div>
        <Flag flag="asksBirthYear" values={values} />
      </SettingsSection>
      <SettingsSection title={m.settings_section_people()}>
        <div className="tp-pair">
          <NumberField name="maxPersons" {...typed} />
          <NumberField name="extraPersonMinutes" {...typed} />
        </div>
        <Flag flag="combinable" values={values} />
      </SettingsSection>
      <SettingsSection title={m.settings_section_needs()} intro={m.settings_needs_intro()}>
        <div className="tp-pair">
          {KINDS.map((kind) => (
            <NumberField key={kind} name={kind} {...typed} />
          ))}
        </div>
      </SettingsSection>
      <SettingsSection title={m.settings_section_modes()} intro={m.settings_modes_intro()}>
        {service.offices.length === 0 ? <p>{m.settings_no_offices()}</p> : null}
        {service.offices.map(({ offeringId, name }) => (
          <ChoiceList
            key={offeringId}
            name={modesField(offeringId)}
            legend={name}
            error={errorOf(errors, modesField(offeringId))}
            options={MODES.map((mode) => ({ value: mode, label: modeWord(mode) }))}
            values={values}
            isShort
          />
        ))}
      </SettingsSection>
      <SettingsSection title={m.settings_section_listing()}>
        <Flag flag="active" values={values} />
        <Flag flag="popular" values={values} />
      </SettingsSection>
    </>
  )
}

function Flag({ flag, values }: { flag: ServiceFlag; values: FormValues }) {
  return <CheckField name={flag} label={FLAG_WORDS[flag]()} defaultChecked={one(values, flag) !== ''} />
}
