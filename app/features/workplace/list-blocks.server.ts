import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { PrismaClient } from '#prisma/client.ts'
import { canBlock } from './policy.ts'

export type BlockedTime = { id: string; name: string; startsAt: string; endsAt: string; note: string; zone: string }

/** Whose time this person may block, the own first, and what is blocked from now on. */
export async function listBlocks(
  prisma: PrismaClient,
  staff: StaffMember,
  now: Temporal.Instant,
): Promise<{ people: { id: string; name: string }[]; blocks: BlockedTime[] }> {
  if (!staff.departmentId) return { people: [], blocks: [] }
  const rows = await prisma.resource.findMany({
    where: { active: true, office: { departmentId: staff.departmentId } },
    select: {
      id: true,
      name: true,
      kind: true,
      office: { select: { timeZone: true } },
      absences: {
        where: { reason: 'blocked', endsAt: { gt: new Date(now.epochMilliseconds) } },
        orderBy: { startsAt: 'asc' },
      },
    },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  })
  const allowed = rows.filter((row) => canBlock(staff, row))
  const isOwn = ({ id }: { id: string }) => staff.resourceIds.includes(id)
  const people = [...allowed.filter(isOwn), ...allowed.filter((row) => !isOwn(row))].map(({ id, name }) => ({
    id,
    name,
  }))
  const blocks = allowed.flatMap(({ name, office, absences }) =>
    absences.map(({ id, startsAt, endsAt, note }) => ({
      id,
      name,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      note,
      zone: office.timeZone,
    })),
  )
  return { people, blocks: blocks.sort((a, b) => a.startsAt.localeCompare(b.startsAt)) }
}
