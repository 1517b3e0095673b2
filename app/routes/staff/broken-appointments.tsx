import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canReadBooking, hasRole } from '#app/features/access/policy.ts'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { TaskTable } from '#app/features/openings/components/task-table.tsx'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { listBrokenTasks } from '#app/features/openings/list-broken-tasks.server.ts'
import { settleTask } from '#app/features/openings/settle-task.server.ts'
import { FailureTable } from '#app/features/visits/components/failure-table.tsx'
import { listFailureTasks } from '#app/features/visits/list-failure-tasks.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

const ROLES = ['caseworker', 'lead', 'call_centre'] as const

export const meta: MetaFunction = () => [{ title: pageTitle(m.openings_nav_tasks(), false, m.common_workplace()) }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ROLES)
  const now = context.now()
  const base = hasRole(staff, 'caseworker', 'lead') ? '/dienst/termine' : '/telefonservice/termine'
  return {
    base,
    tasks: await listBrokenTasks(context.db.sql, staff, now),
    failures: await listFailureTasks(context.db.sql, staff, now),
    canRebook: hasRole(staff, 'caseworker', 'lead'),
    frame: await getWorkFrame(context.db, staff, now),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ROLES)
  const form = await request.formData()
  requireFormToken(staff, form)
  const id = one(readFormValues(form), 'appointmentId')
  const appointment = await requireAppointment(context, staff, id, canReadBooking)
  await settleTask(context.db, { appointment, staff }, context.now())
  return redirect('/dienst/aufgaben')
}

export default function BrokenAppointments() {
  const { tasks, failures, canRebook, base, frame } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="tasks">
      <h1 className="tp-h2">{m.openings_nav_tasks()}</h1>
      {tasks.length + failures.length === 0 ? (
        <Alert kind="success" title={m.openings_tasks_none()}>
          <p className="kern-body">{m.openings_tasks_none_text()}</p>
        </Alert>
      ) : null}
      {tasks.length > 0 ? (
        <section className="tp-box tp-stack">
          <h2 className="tp-h3" id="tasks">
            {m.openings_tasks_title()}
          </h2>
          <p>{m.openings_tasks_lead()}</p>
          <TaskTable tasks={tasks} base={base} formToken={frame.formToken} />
        </section>
      ) : null}
      {failures.length > 0 ? (
        <section className="tp-box tp-stack">
          <h2 className="tp-h3" id="failures">
            {m.visit_failure_title()}
          </h2>
          <p>{m.visit_failure_lead()}</p>
          <FailureTable tasks={failures} base={base} canRebook={canRebook} formToken={frame.formToken} />
        </section>
      ) : null}
    </StaffPage>
  )
}
