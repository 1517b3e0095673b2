import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { PrismaClient } from '#prisma/client.ts'

const FALLBACK = 'Europe/Berlin'

/** The zone in which this person's days begin and end: of the own office, else of an office of the department. */
export async function findWorkZone(prisma: PrismaClient, staff: StaffMember): Promise<string> {
  const own = await prisma.resource.findFirst({
    where: { id: { in: [...staff.resourceIds] } },
    select: { office: { select: { timeZone: true } } },
    orderBy: { id: 'asc' },
  })
  if (own) return own.office.timeZone
  if (!staff.departmentId) return FALLBACK
  const office = await prisma.office.findFirst({
    where: { departmentId: staff.departmentId },
    select: { timeZone: true },
    orderBy: { sourceId: 'asc' },
  })
  return office?.timeZone ?? FALLBACK
}
