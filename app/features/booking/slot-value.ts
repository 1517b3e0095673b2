import type { Mode } from './types.ts'

export const MODES = ['video', 'phone', 'on_site'] as const satisfies readonly Mode[]

/** What a time tile sends: which offering, and when. */
export function slotValue(offeringId: string, start: string): string {
  return `${offeringId}_${start}`
}

const VALUE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::00)?Z)$/

/** Reads it back; null for anything that no page of ours has sent. */
export function readSlotValue(
  value: FormDataEntryValue | null,
): { offeringId: string; start: Temporal.Instant } | null {
  const [, offeringId, start] = VALUE.exec(typeof value === 'string' ? value : '') ?? []
  if (!offeringId || !start) return null
  try {
    return { offeringId, start: Temporal.Instant.from(start) }
  } catch {
    return null
  }
}

export function isMode(value: unknown): value is Mode {
  return MODES.some((mode) => mode === value)
}

/** Link tokens are 43 characters of base64url. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value)
}
