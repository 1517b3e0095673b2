import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { checkScanner } from '#app/features/documents/check-scanner.server.ts'
import { PartCard } from '#app/features/system/components/part-card.tsx'
import { TaskList } from '#app/features/system/components/task-list.tsx'
import { getSystemState } from '#app/features/system/get-system-state.server.ts'
import { listDepartments } from '#app/features/system/list-departments.server.ts'
import { listTasks } from '#app/features/system/list-tasks.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'

export const meta: MetaFunction = () => [{ title: `${m.staff_nav_admin()} – ${m.common_workplace()}` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['admin'])
  const { db, prisma, config, rooms } = context
  const now = context.now()
  const [mediaServer, scannerVersion] = await Promise.all([
    rooms ? rooms.health() : null,
    config.scanner ? checkScanner(config.scanner.address) : null,
  ])
  return {
    frame: await getWorkFrame(db, staff, now),
    zone: await findWorkZone(prisma, staff),
    parts: await getSystemState(db, config, { mediaServer, scannerVersion }, now),
    tasks: await listTasks(db, staff.municipalityId, now),
    departments: await listDepartments(prisma, staff.municipalityId),
  }
}

export default function SystemPage() {
  const { frame, zone, parts, tasks, departments } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="admin">
      <h1 className="tp-h2">{m.staff_nav_admin()}</h1>
      <section className="tp-stack" aria-labelledby="system">
        <h2 className="tp-h3" id="system">
          {m.admin_system()}
        </h2>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
        <ul className="tp-parts" role="list">
          {parts.map((part) => (
            <PartCard key={part.key} part={part} zone={zone} />
          ))}
        </ul>
      </section>
      <TaskList tasks={tasks} zone={zone} />
      <section className="tp-box tp-stack" aria-labelledby="catalogue">
        <h2 className="tp-h3" id="catalogue">
          {m.admin_catalogue()}
        </h2>
        <table className="tp-table tp-table--cards" aria-labelledby="catalogue">
          <thead>
            <tr>
              <th scope="col">{m.staff_department()}</th>
              <th scope="col">{m.admin_offices()}</th>
              <th scope="col">{m.admin_services()}</th>
              <th scope="col">{m.admin_people()}</th>
              <th scope="col">{m.admin_request_time()}</th>
              <th scope="col">{m.admin_retention()}</th>
            </tr>
          </thead>
          <tbody>
            {departments.map((department) => (
              <tr key={department.id}>
                <td>
                  <a href={`/verwaltung/fachbereiche/${department.id}`}>{department.name}</a>
                  <br />
                  <span className="tp-small tp-muted">{department.topic}</span>
                </td>
                <td className="tp-nowrap">{m.admin_count_offices({ count: department.offices })}</td>
                <td className="tp-nowrap">{m.admin_count_services({ count: department.services })}</td>
                <td className="tp-nowrap">{m.admin_count_people({ count: department.staff })}</td>
                <td className="tp-nowrap" data-label={m.admin_request_time()}>
                  {m.common_minutes({ count: department.requestMinutes })}
                </td>
                <td>
                  {m.admin_retention_days({
                    appointments: department.appointmentRetentionDays,
                    documents: department.documentRetentionDays,
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="tp-small tp-muted">
          {m.admin_import_hint()} <code className="tp-break">npm run import -- katalog.json</code>
        </p>
      </section>
    </StaffPage>
  )
}
