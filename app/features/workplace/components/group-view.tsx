import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { CheckField, FieldError, SelectField, TextField } from '#app/ui/field.tsx'
import type { BookingPage } from '../get-booking-page.server.ts'
import type { PlaceRefusal } from '../place-refusal.ts'
import type { WorkFrame } from '../work-frame.ts'
import { modeWord } from './mode-words.ts'
import { OverrideFields } from './override-fields.tsx'
import { PlaceRefusalNote } from './place-refusal-note.tsx'
import { StaffPage } from './staff-page.tsx'
import { TeamHead } from './team-head.tsx'

type Answer = {
  values: Record<string, string>
  resources: string[]
  problems: FieldProblem[]
  refusal: PlaceRefusal | null
}
type Props = BookingPage & { frame: WorkFrame; formKey: string; own: string[]; answer: Answer | null }

/** A new appointment with seats: an information evening, a ceremony. */
export function GroupView({ frame, formKey, own, answer, ...page }: Props) {
  const { offerings, offering, resources, date, zone, person } = page
  const values = answer?.values ?? {}
  const error = (field: string) => errorOf(answer?.problems ?? [], field)
  const chosen = answer?.resources ?? (person ? [person] : own.slice(0, 1))
  return (
    <StaffPage frame={frame} current="team">
      <TeamHead date={date} title={m.calendar_new_group()} text={m.calendar_group_text()} />
      <ErrorSummary errors={answer?.problems ?? []} />
      <PlaceRefusalNote refusal={answer?.refusal ?? null} zone={zone} linkTo={null} />
      <form method="post" className="tp-box tp-stack tp-narrow" noValidate>
        <FormToken value={frame.formToken} />
        <input type="hidden" name="formular" value={values.formular ?? formKey} />
        <TextField
          name="titel"
          label={m.calendar_group_title()}
          hint={m.calendar_group_title_hint()}
          defaultValue={values.titel}
          error={error('titel')}
          maxLength={120}
        />
        <div className="tp-pair">
          <SelectField
            name="angebot"
            label={m.calendar_service()}
            defaultValue={values.angebot ?? offering?.id}
            options={offerings.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="art"
            label={m.staff_fact_mode()}
            defaultValue={values.art ?? 'on_site'}
            options={(['on_site', 'phone'] as const).map((mode) => ({ value: mode, label: modeWord(mode) }))}
          />
        </div>
        <div className="tp-trio">
          <TextField name="tag" type="date" label={m.calendar_date()} defaultValue={values.tag ?? date} />
          <TextField
            name="zeit"
            type="time"
            label={m.calendar_time()}
            defaultValue={values.zeit}
            error={error('zeit')}
          />
          <TextField
            name="minuten"
            label={m.calendar_minutes()}
            inputMode="numeric"
            defaultValue={values.minuten ?? '60'}
            error={error('minuten')}
          />
        </div>
        <TextField
          name="plaetze"
          label={m.calendar_seats()}
          inputMode="numeric"
          defaultValue={values.plaetze ?? '20'}
          error={error('plaetze')}
        />
        <fieldset className="kern-fieldset" id="ressourcen">
          <legend className="kern-label">{m.calendar_group_resources()}</legend>
          <div className="kern-fieldset__body">
            {resources.map(({ id, name }) => (
              <CheckField
                key={id}
                name="ressourcen"
                id={`r-${id}`}
                value={id}
                label={name}
                defaultChecked={chosen.includes(id)}
              />
            ))}
          </div>
          <FieldError name="ressourcen" message={error('ressourcen')} />
        </fieldset>
        <OverrideFields open={answer?.refusal?.code === 'rule_broken'} values={values} error={error('regelgrund')} />
        <Button icon="group_add">{m.calendar_group_create()}</Button>
      </form>
    </StaffPage>
  )
}
