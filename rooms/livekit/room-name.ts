import { randomBytes } from 'node:crypto'

/**
 * A room name that nobody can guess (128 random bits) and that says nothing about the visit. The first group of the municipality's id
 * is in it, so that installations which share a media server leave each other's rooms alone.
 */
export function newRoomName(municipalityId: string): string {
  return `${prefixOf(municipalityId)}${randomBytes(16).toString('base64url')}`
}

/** Whether a room was made for a visit of one of these municipalities. */
export function isRoomOf(name: string, municipalityIds: readonly string[]): boolean {
  return municipalityIds.some((id) => name.startsWith(prefixOf(id)))
}

function prefixOf(municipalityId: string): string {
  return `v_${municipalityId.slice(0, 8)}_`
}
