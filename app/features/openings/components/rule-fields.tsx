import { m } from '#app/locales/generated/messages.js'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { WINDOW_ROWS } from '../exception-form.ts'
import type { FormValues } from '../form-values.ts'
import type { EditedKind } from '../paths.ts'
import { ABSENCE_REASONS, type OfficeRules } from '../rules.ts'
import { ChoiceList } from './choice-list.tsx'
import { OpeningFields } from './opening-fields.tsx'
import { OwnerField } from './owner-field.tsx'
import { reasonWord } from './rule-words.ts'
import { typedFields } from './typed-fields.ts'

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
  const field = typedFields(values, errors)
  return (
    <>
      <p className="tp-muted">{m.openings_form_exception_lead()}</p>
      <OwnerField rules={rules} values={values} error={errorOf(errors, 'who')} />
      <TextField {...field('date')} type="date" label={m.openings_date()} />
      {WINDOW_ROWS.map((row) => (
        <div className="tp-pair" key={row}>
          <TextField {...field(`window${row}From`)} type="time" label={m.openings_form_window_from({ row })} />
          <TextField {...field(`window${row}To`)} type="time" label={m.openings_form_window_to({ row })} />
        </div>
      ))}
      <TextField {...field('reason')} label={m.openings_reason()} hint={m.openings_form_reason_hint()} optional />
    </>
  )
}

function AbsenceFields({ rules, values, errors }: FieldsProps) {
  const field = typedFields(values, errors)
  return (
    <>
      <p className="tp-muted">{m.openings_form_absence_lead()}</p>
      <OwnerField rules={rules} values={values} error={errorOf(errors, 'who')} />
      <SelectField
        {...field('reason')}
        label={m.openings_form_absence_reason()}
        options={[
          { value: '', label: m.openings_form_choose() },
          ...ABSENCE_REASONS.map((reason) => ({ value: reason, label: reasonWord(reason) })),
        ]}
      />
      <div className="tp-pair">
        <TextField {...field('first')} type="date" label={m.openings_form_first_day()} />
        <TextField
          {...field('firstTime')}
          type="time"
          label={m.openings_form_first_time()}
          hint={m.openings_form_time_hint()}
          optional
        />
        <TextField
          {...field('last')}
          type="date"
          label={m.openings_form_last_day()}
          hint={m.openings_form_last_day_hint()}
          optional
        />
        <TextField
          {...field('lastTime')}
          type="time"
          label={m.openings_form_last_time()}
          hint={m.openings_form_time_hint()}
          optional
        />
      </div>
    </>
  )
}

export function ClosureFields({ values, errors }: Pick<FieldsProps, 'values' | 'errors'>) {
  const field = typedFields(values, errors)
  return (
    <>
      <div className="tp-pair">
        <TextField {...field('closeFirst')} type="date" label={m.openings_close_first()} />
        <TextField
          {...field('closeLast')}
          type="date"
          label={m.openings_close_last()}
          hint={m.openings_close_last_hint()}
          optional
        />
      </div>
      <TextField {...field('closeReason')} label={m.openings_close_reason()} optional />
    </>
  )
}

function GroupFields({ rules, values, errors }: FieldsProps) {
  const field = typedFields(values, errors)
  return (
    <>
      <TextField {...field('name')} label={m.openings_form_group_name()} />
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
