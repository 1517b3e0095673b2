import { m } from '#app/locales/generated/messages.js'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { WINDOW_ROWS } from '../exception-form.ts'
import { type FormValues, one } from '../form-values.ts'
import type { EditedKind } from '../paths.ts'
import { ABSENCE_REASONS, type OfficeRules } from '../rules.ts'
import { ChoiceList } from './choice-list.tsx'
import { Field, OpeningFields } from './opening-fields.tsx'
import { OwnerField } from './owner-field.tsx'
import { reasonWord } from './rule-words.ts'

export type FieldsProps = { rules: OfficeRules; values: FormValues; errors: FormErrors; isNew: boolean }

const FIELDS: Record<EditedKind, (props: FieldsProps) => React.JSX.Element> = {
  opening: OpeningFields,
  exception: ExceptionFields,
  absence: AbsenceFields,
  closure: ClosureFields,
  group: GroupFields,
}

/** The fields of one kind of rule. */
export function RuleFields({ kind, ...props }: FieldsProps & { kind: EditedKind }) {
  const Fields = FIELDS[kind]
  return <Fields {...props} />
}

function ExceptionFields({ rules, values, errors }: FieldsProps) {
  return (
    <>
      <p className="tp-muted">{m.openings_form_exception_lead()}</p>
      <OwnerField rules={rules} values={values} error={errorOf(errors, 'who')} />
      <Field name="date" type="date" label={m.openings_date()} values={values} errors={errors} />
      {WINDOW_ROWS.map((row) => (
        <div className="tp-pair" key={row}>
          <Field
            name={`window${row}From`}
            type="time"
            label={m.openings_form_window_from({ row })}
            values={values}
            errors={errors}
          />
          <Field
            name={`window${row}To`}
            type="time"
            label={m.openings_form_window_to({ row })}
            values={values}
            errors={errors}
          />
        </div>
      ))}
      <Field
        name="reason"
        type="text"
        label={m.openings_reason()}
        hint={m.openings_form_reason_hint()}
        values={values}
        errors={errors}
        optional
      />
    </>
  )
}

function AbsenceFields({ rules, values, errors }: FieldsProps) {
  return (
    <>
      <p className="tp-muted">{m.openings_form_absence_lead()}</p>
      <OwnerField rules={rules} values={values} error={errorOf(errors, 'who')} />
      <SelectField
        name="reason"
        label={m.openings_form_absence_reason()}
        error={errorOf(errors, 'reason')}
        defaultValue={one(values, 'reason')}
        options={[
          { value: '', label: m.openings_form_choose() },
          ...ABSENCE_REASONS.map((reason) => ({ value: reason, label: reasonWord(reason) })),
        ]}
      />
      <div className="tp-pair">
        <Field name="first" type="date" label={m.openings_form_first_day()} values={values} errors={errors} />
        <Field
          name="firstTime"
          type="time"
          label={m.openings_form_first_time()}
          hint={m.openings_form_time_hint()}
          values={values}
          errors={errors}
          optional
        />
        <Field
          name="last"
          type="date"
          label={m.openings_form_last_day()}
          hint={m.openings_form_last_day_hint()}
          values={values}
          errors={errors}
          optional
        />
        <Field
          name="lastTime"
          type="time"
          label={m.openings_form_last_time()}
          hint={m.openings_form_time_hint()}
          values={values}
          errors={errors}
          optional
        />
      </div>
    </>
  )
}

export function ClosureFields({ values, errors }: Pick<FieldsProps, 'values' | 'errors'>) {
  return (
    <>
      <div className="tp-pair">
        <Field name="closeFirst" type="date" label={m.openings_close_first()} values={values} errors={errors} />
        <Field
          name="closeLast"
          type="date"
          label={m.openings_close_last()}
          hint={m.openings_close_last_hint()}
          values={values}
          errors={errors}
          optional
        />
      </div>
      <Field
        name="closeReason"
        type="text"
        label={m.openings_close_reason()}
        values={values}
        errors={errors}
        optional
      />
    </>
  )
}

function GroupFields({ rules, values, errors }: FieldsProps) {
  return (
    <>
      <Field name="name" type="text" label={m.openings_form_group_name()} values={values} errors={errors} />
      <ChoiceList
        name="members"
        legend={m.openings_form_group_members()}
        error={errorOf(errors, 'members')}
        options={rules.resources.map(({ id, name, place }) => ({
          value: id,
          label: place ? `${name} (${place})` : name,
        }))}
        values={values}
      />
    </>
  )
}
