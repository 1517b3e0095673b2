import type { PrismaClient } from '#prisma/client.ts'

export type DepartmentRow = {
  id: string
  name: string
  topic: string
  offices: number
  services: number
  staff: number
  requestMinutes: number
  documentRetentionDays: number
  appointmentRetentionDays: number
}

/** The departments of the municipality with how much belongs to each, in the order of the source. */
export async function listDepartments(prisma: PrismaClient, municipalityId: string): Promise<DepartmentRow[]> {
  const rows = await prisma.department.findMany({
    where: { municipalityId },
    select: {
      id: true,
      name: true,
      topic: true,
      requestMinutes: true,
      documentRetentionDays: true,
      appointmentRetentionDays: true,
      _count: {
        select: { offices: true, services: { where: { active: true } }, staff: { where: { active: true } } },
      },
    },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  })
  return rows.map(({ _count, ...row }) => ({ ...row, ..._count }))
}
