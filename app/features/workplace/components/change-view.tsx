import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/field.tsx'
import { formatClock, formatDay, localDate } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { ChangePage } from '../get-change-page.server.ts'
import { MAX_REASON_LENGTH } from '../limits.ts'
import type { PlaceRefusal } from '../place-refusal.ts'
import type { WorkFrame } from '../work-frame.ts'
import { caseworkerOptions } from './caseworker-options.ts'
import { FreeTimes } from './free-times.tsx'
import { modeWord } from './mode-words.ts'
import { OverrideFields } from './override-fields.tsx'
import { PlaceRefusalNote } from './place-refusal-note.tsx'
import { StaffPage } from './staff-page.tsx'

export type ChangeAnswer = {
  intent: string
  values: Record<string, string>
  problems: FieldProblem[]
  refusal: PlaceRefusal | null
}
type Props = ChangePage & { frame: WorkFrame; search: string; answer: ChangeAnswer | null }

/** Everything that can be changed about an appointment, each in a form of its own. */
export function ChangeView({ frame, answer, search, ...page }: Props) {
  const { locale } = usePageFacts()
  const { appointment } = page
  const { id, zone, startsAt, endsAt } = appointment
  const clock = (at: string) => formatClock({ at, zone, locale })
  const here = `/dienst/termine/${id}/aendern`
  // A visit that failed for technical reasons gets another time; what else it takes is changed after that.
  const isOwed = appointment.state === 'technical_failure'
  const linkTo = (tag: string) => `${here}?tag=${tag}`
  return (
    <StaffPage frame={frame} current="team">
      <div>
        <a className="tp-back" href={`/dienst/termine/${id}`}>
          <Icon name="arrow_back" />
          {m.calendar_back_to_appointment()}
        </a>
        <h1 className="tp-h2">{isOwed ? m.staff_new_time() : m.calendar_change_title()}</h1>
        <p>
          <b>{appointment.applicantName || m.staff_no_name()}</b>, {appointment.serviceName},{' '}
          {formatDay({ at: startsAt, zone, locale })}, {clock(startsAt)}–{clock(endsAt)}
          {page.own.length > 0 ? `, ${page.own.map(({ name }) => name).join(', ')}` : ''}
        </p>
      </div>
      <ErrorSummary errors={answer?.problems ?? []} />
      <PlaceRefusalNote refusal={answer?.refusal ?? null} zone={zone} linkTo={linkTo} />
      {appointment.state === 'booked' || isOwed ? (
        <div className="tp-case">
          <TimeBox
            page={page}
            formToken={frame.formToken}
            answer={answer}
            here={here}
            linkTo={linkTo}
            search={search}
          />
          <div className="tp-stack">
            {appointment.seats === null && !isOwed ? <ModeBox page={page} formToken={frame.formToken} /> : null}
            {isOwed ? null : <ResourceBox page={page} formToken={frame.formToken} />}
          </div>
        </div>
      ) : (
        <p className="tp-box tp-muted">{m.calendar_change_over()}</p>
      )}
    </StaffPage>
  )
}

type BoxProps = { page: ChangePage; formToken: string }

function TimeBox({
  page,
  formToken,
  answer,
  here,
  linkTo,
  search,
}: BoxProps & { answer: ChangeAnswer | null; here: string; linkTo: (tag: string) => string; search: string }) {
  const { locale } = usePageFacts()
  const { appointment, own, others, free, date } = page
  const values = answer?.intent === 'move' ? answer.values : {}
  const error = (field: string) => errorOf(answer?.problems ?? [], field)
  const query = new URLSearchParams(search)
  const typed = {
    tag: query.get('tag') ?? localDate(appointment.startsAt, appointment.zone),
    zeit: query.get('zeit') ?? formatClock({ at: appointment.startsAt, zone: appointment.zone, locale }),
  }
  return (
    <section className="tp-box tp-stack" aria-labelledby="time">
      <h2 className="tp-h3" id="time">
        {m.calendar_time_and_person()}
      </h2>
      <form method="get" className="tp-row tp-row--tight tp-row--end">
        <label className="tp-filter__field">
          {m.calendar_free_times_on()}
          <input type="date" name="tag" className="tp-select" defaultValue={date} />
        </label>
        <Button look="secondary" small>
          {m.calendar_show()}
        </Button>
      </form>
      <form method="post" className="tp-stack" action={here}>
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="gesehen" value={appointment.startsAt} />
        <FreeTimes
          date={date}
          zone={appointment.zone}
          free={free}
          linkTo={linkTo}
          values={values}
          error={error('zeit')}
          typed={typed}
        />
        <div className="tp-pair">
          <TextField
            name="minuten"
            label={m.calendar_minutes()}
            inputMode="numeric"
            defaultValue={values.minuten ?? String(appointment.durationMinutes)}
            error={error('minuten')}
          />
          <SelectField
            name="person"
            label={m.staff_fact_caseworker()}
            defaultValue={values.person ?? ''}
            options={[
              { value: '', label: m.calendar_keep_person({ name: own[0]?.name ?? m.staff_without_caseworker() }) },
              { value: 'fair', label: m.calendar_assign_whoever() },
              ...caseworkerOptions(others),
            ]}
          />
        </div>
        <TextField
          name="grund"
          label={m.calendar_reason()}
          hint={m.calendar_reason_hint()}
          optional
          defaultValue={values.grund}
          maxLength={MAX_REASON_LENGTH}
        />
        <CheckField
          name="mitteilen"
          value="ja"
          label={m.calendar_tell()}
          defaultChecked={answer?.intent === 'move' ? values.mitteilen === 'ja' : true}
        />
        <OverrideFields open={answer?.refusal?.code === 'rule_broken'} values={values} error={error('regelgrund')} />
        <Button icon="event_repeat">{m.calendar_move_now()}</Button>
      </form>
    </section>
  )
}

function ModeBox({ page: { appointment, modes }, formToken }: BoxProps) {
  const possible = modes.filter((mode) => mode !== appointment.mode)
  if (possible.length === 0) return null
  return (
    <section className="tp-box tp-stack" aria-labelledby="mode">
      <h2 className="tp-h3" id="mode">
        {m.calendar_mode_title()}
      </h2>
      <p className="tp-small tp-muted">{m.calendar_mode_text({ mode: modeWord(appointment.mode) })}</p>
      <form method="post" className="tp-stack tp-stack--tight">
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="mode" />
        <SelectField
          name="art"
          label={m.calendar_mode_new()}
          options={possible.map((mode) => ({ value: mode, label: modeWord(mode) }))}
        />
        {appointment.hasPhone ? null : (
          <TextField name="phone" type="tel" label={m.calendar_phone()} hint={m.calendar_mode_phone_hint()} optional />
        )}
        <Button look="secondary" icon="swap_horiz">
          {m.calendar_mode_change()}
        </Button>
      </form>
    </section>
  )
}

function ResourceBox({ page: { own, others }, formToken }: BoxProps) {
  return (
    <section className="tp-box tp-stack" aria-labelledby="with">
      <h2 className="tp-h3" id="with">
        {m.calendar_resources_title()}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-people" role="list">
        {own.map(({ id, name }) => (
          <li key={id} className="tp-row tp-row--between">
            <span>{name}</span>
            {own.length > 1 ? (
              <form method="post">
                <FormToken value={formToken} />
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="person" value={id} />
                <Button look="tertiary" small aria-label={m.calendar_resource_remove_name({ name })}>
                  {m.calendar_resource_remove()}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <form method="post" className="tp-stack tp-stack--tight">
          <FormToken value={formToken} />
          <input type="hidden" name="intent" value="add" />
          <SelectField
            name="zusatz"
            label={m.calendar_resource_add()}
            hint={m.calendar_resource_add_hint()}
            options={[...others]
              .sort((a, b) => Number(a.kind === 'caseworker') - Number(b.kind === 'caseworker'))
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button look="secondary" icon="add">
            {m.calendar_resource_add_now()}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
