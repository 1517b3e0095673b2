import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Refusal } from '#app/lib/http.ts'
import type { PrismaClient } from '#prisma/client.ts'
import type { PlaceRefusal } from './place-refusal.ts'

/** Puts names to the ids of a refusal; only of the own department. `nearest`: other times, when they were looked for. */
export async function describeRefusal(
  prisma: PrismaClient,
  staff: StaffMember,
  { code, facts }: Refusal,
  nearest: string[],
): Promise<PlaceRefusal> {
  const { appointmentId, resourceId } = facts
  const [appointment, resource] = await Promise.all([
    typeof appointmentId === 'string' && staff.departmentId
      ? prisma.appointment.findFirst({
          where: { id: appointmentId, departmentId: staff.departmentId },
          select: {
            id: true,
            title: true,
            startsAt: true,
            endsAt: true,
            parties: { where: { role: 'applicant' }, select: { name: true } },
          },
        })
      : null,
    typeof resourceId === 'string'
      ? prisma.resource.findUnique({ where: { id: resourceId }, select: { name: true } })
      : null,
  ])
  return {
    code,
    rules: String(facts.rules ?? '')
      .split(' ')
      .filter(Boolean),
    inTheWay: appointment && {
      appointmentId: appointment.id,
      name: appointment.parties[0]?.name || appointment.title,
      resourceName: resource?.name ?? '',
      startsAt: appointment.startsAt.toISOString(),
      endsAt: appointment.endsAt.toISOString(),
    },
    at: typeof facts.start === 'string' ? facts.start : null,
    nearest,
  }
}
