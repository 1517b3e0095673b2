import type { FieldProblem } from '#app/features/booking/schema.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import type { WorkFrame } from '#app/features/workplace/work-frame.ts'
import type { RefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import type { CalendarsPage } from '../get-calendars-page.server.ts'
import { POLL_MINUTES } from '../poll-times.ts'
import type { CalendarConflict } from '../queries.server.ts'
import type { SourceValues } from '../source-form.ts'
import type { SourceView } from '../source-view.ts'
import { ConflictList } from './conflict-list.tsx'
import { FeedBox } from './feed-box.tsx'
import { SourceCard } from './source-card.tsx'
import { SourceFormBox } from './source-form-box.tsx'

export type CalendarsAnswer = {
  form: { sourceId: string | null; values: SourceValues; problems: FieldProblem[] } | null
  refusal: { code: RefusalCode } | null
}

type Props = CalendarsPage & {
  frame: WorkFrame
  zone: string
  conflicts: CalendarConflict[]
  /** The calendar whose access is to be changed. */
  editing: string | null
  answer: CalendarsAnswer | null
}

const EMPTY: SourceValues = { kind: 'caldav', name: '', url: '', username: '' }

/** Everything about the calendars of one person: the link to their appointments, and the calendars that keep time free. */
export function CalendarsView({ frame, zone, feed, sources, conflicts, editing, answer }: Props) {
  const form = answer?.form ?? null
  const edited = sources.find(({ id }) => id === (form ? form.sourceId : editing)) ?? null
  const values = form?.values ?? (edited ? valuesOf(edited) : EMPTY)
  const problems = form?.problems ?? []
  return (
    <StaffPage frame={frame} current="calendars">
      <div>
        <h1 className="tp-h2">{m.calendars_title()}</h1>
        <p className="tp-muted">{m.calendars_intro()}</p>
      </div>
      <ErrorSummary errors={problems} />
      {answer?.refusal ? <Alert kind="warning" title={refusalText(answer.refusal.code)} live focus /> : null}
      <ConflictList conflicts={conflicts} />
      <FeedBox feed={feed} formToken={frame.formToken} zone={zone} />
      <section className="tp-box tp-stack tp-narrow" aria-labelledby="andere-kalender">
        <h2 className="tp-h3" id="andere-kalender" tabIndex={-1}>
          {m.calendars_sources()}
        </h2>
        <p>{m.calendars_sources_text({ minutes: POLL_MINUTES })}</p>
        {sources.length === 0 ? <p className="tp-muted">{m.calendars_sources_none()}</p> : null}
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
        <ul className="tp-sources" role="list">
          {sources.map((source) => (
            <SourceCard key={source.id} source={source} formToken={frame.formToken} zone={zone} />
          ))}
        </ul>
      </section>
      <SourceFormBox
        key={edited?.id ?? 'new'}
        source={edited}
        values={values}
        problems={problems}
        formToken={frame.formToken}
      />
    </StaffPage>
  )
}

function valuesOf({ kind, name, access }: SourceView): SourceValues {
  return { kind, name, url: access?.url ?? '', username: access?.username ?? '' }
}
