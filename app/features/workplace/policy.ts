import type { StaffMember } from '#app/features/access/staff-member.ts'

/** Leads block everybody's time, caseworkers their own and that of rooms and interpreters. */
export function canBlock(
  staff: Pick<StaffMember, 'roles' | 'resourceIds'>,
  resource: { id: string; kind: string },
): boolean {
  return staff.roles.includes('lead') || resource.kind !== 'caseworker' || staff.resourceIds.includes(resource.id)
}
