import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { DepartmentView } from '#app/features/system/components/department-view.tsx'
import { findDepartment } from '#app/features/system/find-department.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { notFound } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.department.name ?? m.staff_department()} – ${m.staff_nav_admin()}` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['admin'])
  const place = { municipalityId: staff.municipalityId, departmentId: params.departmentId }
  const department = await findDepartment(context.prisma, place, context.locale)
  if (!department) throw notFound()
  return { frame: await getWorkFrame(context.db, staff, context.now()), department }
}

export default function DepartmentPage() {
  const { frame, department } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="admin">
      <a className="tp-back" href="/verwaltung">
        <Icon name="arrow_back" />
        {m.staff_nav_admin()}
      </a>
      <div>
        <h1 className="tp-h2">{department.name}</h1>
        <p className="tp-muted">{department.topic}</p>
      </div>
      <DepartmentView department={department} />
    </StaffPage>
  )
}
