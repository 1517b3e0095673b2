import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { ServiceTable } from '#app/features/settings/components/service-table.tsx'
import { SettingsHeader } from '#app/features/settings/components/settings-header.tsx'
import { listSettingsServices } from '#app/features/settings/queries.server.ts'
import { requireDepartment } from '#app/features/settings/require-department.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = () => [{ title: pageTitle(m.settings_title(), false, m.common_workplace()) }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const choice = await requireDepartment(context, staff, new URL(request.url).searchParams.get('fachbereich'))
  const services = await listSettingsServices(context.db.sql, choice.department.id, context.locale)
  return { ...choice, services, frame: await getWorkFrame(context.db, staff, context.now()) }
}

export default function Services() {
  const { department, departments, services, frame } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="settings">
      <SettingsHeader title={m.settings_title()} place="services" department={department} departments={departments} />
      <p className="tp-muted">{m.settings_lead()}</p>
      <ServiceTable services={services} label={department.name} />
    </StaffPage>
  )
}
