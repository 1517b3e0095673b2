import type { StaffRole } from '#app/features/access/staff-member.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { PrismaClient } from '#prisma/client.ts'

export type DepartmentDetail = {
  name: string
  topic: string
  offices: { id: string; name: string; address: string; timeZone: string; land: string | null; stepFree: boolean }[]
  services: {
    id: string
    name: string
    leikaKey: string
    durationMinutes: number
    bufferMinutes: [before: number, after: number]
    modes: ('video' | 'phone' | 'on_site')[]
    leadTimeMinutes: number
    horizonDays: number
    offices: number
    active: boolean
  }[]
  staff: { id: string; name: string; roles: StaffRole[]; places: string[]; active: boolean; canSignIn: boolean }[]
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One department with its offices, services and people; null when it is none of this municipality's. */
export async function findDepartment(
  prisma: PrismaClient,
  place: { municipalityId: string; departmentId: string | undefined },
  locale: Locale,
): Promise<DepartmentDetail | null> {
  if (!place.departmentId || !UUID.test(place.departmentId)) return null
  const row = await prisma.department.findFirst({
    where: { id: place.departmentId, municipalityId: place.municipalityId },
    include: {
      offices: { orderBy: { name: 'asc' } },
      services: { include: { offerings: { where: { active: true }, select: { id: true } } }, orderBy: { name: 'asc' } },
      staff: {
        select: {
          id: true,
          name: true,
          roles: true,
          active: true,
          passwordHash: true,
          resources: { select: { place: true, office: { select: { name: true } } } },
        },
        orderBy: { name: 'asc' },
      },
    },
  })
  if (!row) return null
  return {
    name: row.name,
    topic: (locale === 'en' && row.topicEn) || row.topic,
    offices: row.offices.map((office) => ({
      id: office.id,
      name: office.name,
      address: [office.street, `${office.postalCode} ${office.city}`.trim()].filter(Boolean).join(', '),
      timeZone: office.timeZone,
      land: office.land,
      stepFree: office.stepFree,
    })),
    services: row.services.map((service) => ({
      id: service.id,
      name: (locale === 'en' && service.nameEn) || service.name,
      leikaKey: service.leikaKey ?? '',
      durationMinutes: service.durationMinutes,
      bufferMinutes: [service.bufferBeforeMinutes, service.bufferAfterMinutes],
      modes: service.modes,
      leadTimeMinutes: service.leadTimeMinutes,
      horizonDays: service.horizonDays,
      offices: service.offerings.length,
      active: service.active,
    })),
    staff: row.staff.map(({ passwordHash, resources, ...person }) => ({
      ...person,
      places: resources.map(({ place, office }) => [office.name, place].filter(Boolean).join(', ')),
      canSignIn: passwordHash !== null && person.active,
    })),
  }
}
