import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { formatClock, formatShortDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { BlockedTime } from '../list-blocks.server.ts'
import type { PlaceRefusal } from '../place-refusal.ts'
import type { WorkFrame } from '../work-frame.ts'
import { PlaceRefusalNote } from './place-refusal-note.tsx'
import { StaffPage } from './staff-page.tsx'
import { TeamHead } from './team-head.tsx'

type Answer = { values: Record<string, string>; problems: FieldProblem[]; refusal: PlaceRefusal | null }
type Props = {
  frame: WorkFrame
  people: { id: string; name: string }[]
  blocks: BlockedTime[]
  zone: string
  date: string
  person: string | null
  marked: string | null
  answer: Answer | null
}

/** Keeps time free of bookings, and gives it back. */
export function BlockView({ frame, people, blocks, zone, date, person, marked, answer }: Props) {
  const values = answer?.values ?? {}
  const error = (field: string) => errorOf(answer?.problems ?? [], field)
  return (
    <StaffPage frame={frame} current="team">
      <TeamHead date={date} title={m.calendar_block_time()} text={m.calendar_block_text()} />
      <ErrorSummary errors={answer?.problems ?? []} />
      <PlaceRefusalNote refusal={answer?.refusal ?? null} zone={zone} linkTo={null} />
      <div className="tp-case">
        <form method="post" className="tp-box tp-stack">
          <FormToken value={frame.formToken} />
          <input type="hidden" name="intent" value="block" />
          <SelectField
            name="person"
            label={m.calendar_person()}
            defaultValue={values.person ?? person ?? undefined}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className="tp-trio">
            <TextField name="tag" type="date" label={m.calendar_date()} defaultValue={values.tag ?? date} />
            <TextField
              name="von"
              type="time"
              label={m.calendar_from()}
              defaultValue={values.von}
              error={error('von')}
            />
            <TextField
              name="bis"
              type="time"
              label={m.calendar_until()}
              defaultValue={values.bis}
              error={error('bis')}
            />
          </div>
          <TextField
            name="notiz"
            label={m.calendar_block_note()}
            hint={m.calendar_block_note_hint()}
            optional
            defaultValue={values.notiz}
            maxLength={200}
          />
          <Button icon="block">{m.calendar_block_now()}</Button>
        </form>
        <section className="tp-box tp-stack" aria-labelledby="blocked">
          <h2 className="tp-h3" id="blocked">
            {m.calendar_blocked_now()}
          </h2>
          {blocks.length === 0 ? <p className="tp-muted">{m.calendar_blocked_none()}</p> : null}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
          <ul className="tp-people" role="list">
            {blocks.map((block) => (
              <Block key={block.id} block={block} formToken={frame.formToken} isMarked={block.id === marked} />
            ))}
          </ul>
        </section>
      </div>
    </StaffPage>
  )
}

function Block({ block, formToken, isMarked }: { block: BlockedTime; formToken: string; isMarked: boolean }) {
  const { locale } = usePageFacts()
  const { id, name, startsAt, endsAt, note, zone } = block
  const when = `${formatShortDate({ at: startsAt, zone, locale })}, ${formatClock({ at: startsAt, zone, locale })}–${formatClock({ at: endsAt, zone, locale })}`
  return (
    <li className="tp-row tp-row--between" data-marked={isMarked ? true : undefined}>
      <span>
        <b>{name}</b>
        <br />
        <span className="tp-num">{when}</span>
        {note ? <span className="tp-small tp-muted"> {note}</span> : null}
      </span>
      <form method="post">
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="unblock" />
        <input type="hidden" name="eintrag" value={id} />
        <Button look="tertiary" small aria-label={m.calendar_unblock_name({ name, when })}>
          {m.calendar_unblock()}
        </Button>
      </form>
    </li>
  )
}
