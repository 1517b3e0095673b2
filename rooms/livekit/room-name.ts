import { randomBytes } from 'node:crypto'

const PREFIX = 'v_'

/** A room name that nobody can guess (128 random bits) and that says nothing about the visit. */
export function newRoomName(): string {
  return PREFIX + randomBytes(16).toString('base64url')
}

/** Rooms of ours; other users of the same media server are left alone. */
export function isVisitRoom(name: string): boolean {
  return name.startsWith(PREFIX)
}
