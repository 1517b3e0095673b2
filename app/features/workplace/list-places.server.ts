import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { PrismaClient } from '#prisma/client.ts'

export type OfferingPlace = {
  id: string
  /** Service, with the office where a department has several. */
  name: string
  officeId: string
  serviceId: string
  modes: ('video' | 'phone' | 'on_site')[]
  durationMinutes: number
}
export type Places = { offices: { id: string; name: string }[]; offerings: OfferingPlace[] }

/** The offices of this person's department and what is offered there, by name. */
export async function listPlaces(prisma: PrismaClient, staff: StaffMember): Promise<Places> {
  if (!staff.departmentId) return { offices: [], offerings: [] }
  const offices = await prisma.office.findMany({
    where: { departmentId: staff.departmentId },
    select: {
      id: true,
      name: true,
      offerings: {
        where: { active: true, service: { active: true } },
        select: {
          id: true,
          officeId: true,
          serviceId: true,
          modes: true,
          service: { select: { name: true, modes: true, durationMinutes: true } },
        },
      },
    },
    orderBy: { name: 'asc' },
  })
  const offerings = offices.flatMap((office) =>
    office.offerings.map(({ id, officeId, serviceId, modes, service }) => ({
      id,
      officeId,
      serviceId,
      modes: modes.filter((mode) => service.modes.includes(mode)),
      durationMinutes: service.durationMinutes,
      name: offices.length > 1 ? `${service.name} (${office.name})` : service.name,
    })),
  )
  return {
    offices: offices.map(({ id, name }) => ({ id, name })),
    offerings: offerings.sort((a, b) => a.name.localeCompare(b.name, 'de')),
  }
}
