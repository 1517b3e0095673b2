import type { Fault } from '#app/features/visits/fault.ts'
import type { RehearsalResult } from '#app/features/visits/find-rehearsal.server.ts'
import type { RefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, type FormErrors } from '#app/ui/error-summary.tsx'
import { formatDay, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { AppointmentFacts, AppointmentPage } from '../appointment-facts.ts'
import { dayStatus } from '../day-appointment.ts'
import type { FormProblem } from '../form-problem.ts'
import type { AppointmentExtras } from '../get-appointment-extras.server.ts'
import type { WorkFrame } from '../work-frame.ts'
import { CancelBox } from './cancel-box.tsx'
import { ChecklistBox } from './checklist-box.tsx'
import { DocumentsBox } from './documents-box.tsx'
import { EndBox } from './end-box.tsx'
import { FactsBox } from './facts-box.tsx'
import { GroupBox } from './group-box.tsx'
import { HistoryBox } from './history-box.tsx'
import { MediaBox } from './media-box.tsx'
import { NotesBox } from './notes-box.tsx'
import { PartyBox } from './party-box.tsx'
import { PlanBox } from './plan-box.tsx'
import { ResultBox } from './result-box.tsx'
import { SeriesBox } from './series-box.tsx'
import { StaffPage } from './staff-page.tsx'
import { StatusTag } from './status-tag.tsx'
import { StepRefusal } from './step-refusal.tsx'

type Props = AppointmentPage & {
  extras: AppointmentExtras
  /** Of a video appointment that is not over. */
  fault: Fault | null
  rehearsal: RehearsalResult | null
  frame: WorkFrame
  now: string
  refusal: RefusalCode | null
  problem?: FormProblem
}

/** One appointment with everything that staff of its department may see and do. */
export function AppointmentView({
  frame,
  now,
  refusal,
  problem,
  appointment,
  extras,
  fault,
  rehearsal,
  ...page
}: Props) {
  const { formToken } = frame
  const isLive = appointment.state === 'booked'
  const hasStarted = Date.parse(appointment.startsAt) <= Date.parse(now)
  const canCancel = !hasStarted && (isLive || appointment.state === 'requested')
  const of = (intent: FormProblem['intent'], field: string) =>
    problem?.intent === intent ? { value: problem.values[field] ?? '', message: messageOf(problem) } : undefined
  return (
    <StaffPage frame={frame}>
      <Head appointment={appointment} now={now} extras={extras} />
      <ErrorSummary errors={problem ? errorsOf(problem) : []} />
      <StepRefusal code={refusal} />
      <ResultBox appointment={appointment} />
      <div className="tp-case">
        <div className="tp-stack">
          {extras.group ? (
            <GroupBox group={extras.group} />
          ) : (
            <PartyBox appointment={appointment} formToken={formToken} />
          )}
          <ChecklistBox rows={page.checklist} formToken={formToken} canChange={isLive} />
          <DocumentsBox documents={page.documents} zone={appointment.zone} />
          <NotesBox notes={page.notes} zone={appointment.zone} formToken={formToken} problem={of('note', 'body')} />
        </div>
        <div className="tp-stack">
          <FactsBox appointment={appointment} rehearsal={rehearsal} />
          <PlanBox extras={extras} />
          <MediaBox extras={extras} zone={appointment.zone} />
          {extras.series.length > 0 ? (
            <SeriesBox
              series={extras.series}
              currentId={appointment.id}
              zone={appointment.zone}
              now={now}
              formToken={formToken}
              problem={of('cancelSeries', 'seriesReason')}
            />
          ) : null}
          {isLive ? (
            <EndBox
              formToken={formToken}
              hasStarted={hasStarted}
              fault={hasStarted ? fault : null}
              getsSummary={appointment.parties.some((party) => party.role === 'applicant' && party.email)}
              problem={problem?.intent === 'end' ? endProblem(problem) : undefined}
            />
          ) : null}
          {canCancel ? (
            <p>
              <a href={`/dienst/termine/${appointment.id}/frueher`}>{m.proposals_staff_link()}</a>
            </p>
          ) : null}
          {canCancel ? <CancelBox formToken={formToken} problem={of('cancel', 'reason')} /> : null}
          <HistoryBox history={page.history} zone={appointment.zone} />
        </div>
      </div>
    </StaffPage>
  )
}

function Head({ appointment, now, extras }: { appointment: AppointmentFacts; now: string; extras: AppointmentExtras }) {
  const { group } = extras
  const { locale } = usePageFacts()
  const when = { at: appointment.startsAt, zone: appointment.zone, locale }
  const isLive = appointment.state === 'booked'
  // One that went on by phone keeps its room for those who are in it.
  const hasRoom = appointment.mode === 'video' || (appointment.mode === 'phone' && extras.callBacks.length > 0)
  const canMeet = hasRoom && isLive && !group
  return (
    <div>
      <a className="tp-back" href="/dienst">
        <Icon name="arrow_back" />
        {m.staff_my_day()}
      </a>
      <div className="tp-row tp-row--between">
        <div>
          <h1 className="tp-h2">{group?.title || appointment.serviceName}</h1>
          <p className="tp-row tp-row--tight">
            <span>
              {formatDay(when)}, {formatTime(when)}
            </span>
            {appointment.state === 'expired' ? (
              <span className="tp-tag">{m.common_state_expired()}</span>
            ) : (
              <StatusTag status={dayStatus({ ...appointment, state: appointment.state }, now)} />
            )}
          </p>
        </div>
        <div className="tp-row tp-row--tight">
          {isLive || appointment.state === 'technical_failure' ? (
            <ButtonLink look="secondary" icon="edit_calendar" href={`/dienst/termine/${appointment.id}/aendern`}>
              {isLive ? m.calendar_change_title() : m.staff_new_time()}
            </ButtonLink>
          ) : null}
          {canMeet ? (
            <ButtonLink icon="videocam" href={`/dienst/termine/${appointment.id}/besuch`}>
              {m.staff_to_visit()}
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </div>
  )
}

const FIELDS = { note: 'body', end: 'outcome', cancel: 'reason', cancelSeries: 'seriesReason' } as const

function messageOf({ intent, values }: FormProblem): string {
  const isEmpty = (values[FIELDS[intent]] ?? '').trim() === ''
  if (intent === 'end') return m.staff_error_outcome()
  if (intent === 'note') return isEmpty ? m.staff_error_note_empty() : m.staff_error_note_long()
  return isEmpty ? m.staff_error_reason_empty() : m.staff_error_reason_long()
}

function errorsOf(problem: FormProblem): FormErrors {
  return [{ field: FIELDS[problem.intent], message: messageOf(problem) }]
}

function endProblem({ values, ...rest }: FormProblem) {
  return {
    outcome: values.outcome ?? '',
    summary: values.summary ?? '',
    nextSteps: values.nextSteps ?? '',
    message: messageOf({ values, ...rest }),
  }
}
