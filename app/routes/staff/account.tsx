import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { listSessions } from '#app/features/access/list-sessions.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { SESSION_HOURS } from '#app/features/access/session-life.ts'
import { canConnectCalendars } from '#app/features/calendars/policy.ts'
import { rolesInWords, StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

export const meta: MetaFunction = () => [{ title: `${m.staff_nav_account()} – ${m.common_workplace()}` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const now = context.now()
  return {
    frame: await getWorkFrame(context.db, staff, now),
    zone: await findWorkZone(context.prisma, staff),
    sessions: await listSessions(context.prisma, staff, now),
  }
}

export default function Account() {
  const { frame, zone, sessions } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const when = (at: string) => `${formatShortDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
  return (
    <StaffPage frame={frame} current="account">
      <h1 className="tp-h2">{m.staff_nav_account()}</h1>
      <section className="tp-box tp-stack tp-narrow" aria-labelledby="me">
        <h2 className="tp-h3" id="me">
          {frame.name}
        </h2>
        <Facts
          facts={[
            { icon: 'apartment', label: m.staff_department(), value: frame.place ?? m.staff_no_department() },
            { icon: 'badge', label: m.staff_roles(), value: rolesInWords(frame.roles) },
          ]}
        />
        {canConnectCalendars(frame) ? (
          <ButtonLink look="secondary" icon="event_repeat" href="/dienst/kalender">
            {m.calendars_title()}
          </ButtonLink>
        ) : null}
      </section>
      <section className="tp-box tp-stack tp-narrow" aria-labelledby="sessions">
        <h2 className="tp-h3" id="sessions">
          {m.staff_sessions()}
        </h2>
        <p className="tp-small tp-muted">{m.staff_sessions_hint({ hours: SESSION_HOURS })}</p>
        <table className="tp-table tp-table--cards" aria-labelledby="sessions">
          <thead>
            <tr>
              <th scope="col">{m.staff_session_device()}</th>
              <th scope="col">{m.staff_session_began()}</th>
              <th scope="col">{m.staff_session_seen()}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.createdAt}>
                <td>
                  {session.device || m.staff_session_unknown_device()}
                  {session.isThis ? <b> ({m.staff_session_this()})</b> : null}
                </td>
                <td data-label={m.staff_session_began()}>{when(session.createdAt)}</td>
                <td data-label={m.staff_session_seen()}>{when(session.lastSeenAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <form method="post" action="/abmelden/ueberall">
          <FormToken value={frame.formToken} />
          <Button look="secondary" icon="logout">
            {m.staff_sign_out_everywhere()}
          </Button>
        </form>
      </section>
    </StaffPage>
  )
}
