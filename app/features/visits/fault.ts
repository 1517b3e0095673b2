/** What can go wrong on the way into a visit, as browsers, the media server and our own server report it. */
export const TROUBLE_KINDS = [
  'rehearsal_failed',
  'no_microphone',
  'browser_unsupported',
  'connect_failed',
  'connection_lost',
  'media_server_away',
] as const
export type TroubleKind = (typeof TROUBLE_KINDS)[number]

/** What a browser may report of itself; the rest is seen by the servers. */
export const REPORTED_KINDS = [
  'no_microphone',
  'browser_unsupported',
  'connect_failed',
] as const satisfies TroubleKind[]

export type Side = 'citizen' | 'office' | 'service'
export type Trouble = { kind: TroubleKind; side: Side; lastAt: Temporal.Instant }

export type FaultFacts = {
  /** The applicant was in the waiting room. */
  arrived: boolean
  /** The applicant was called in. */
  admitted: boolean
  /** When the applicant last came into the room; null: never. */
  enteredAt: Temporal.Instant | null
  /** The applicant is in the room with a connection now. */
  isConnected: boolean
  troubles: readonly Trouble[]
}

export type FaultReason = TroubleKind | 'never_connected'
export type Fault = {
  /** `waited`: was there in time and was never called in. */
  finding: 'took_place' | 'technical' | 'waited' | 'not_come'
  /** Whose side a technical failure was on. */
  side: Side | 'both' | null
  reasons: FaultReason[]
}

/**
 * Tells a technical failure from "did not come". Whoever tried and could not get in, or fell out and did not get back, has come; only
 * whoever left no trace at all has not.
 */
export function attributeFault(facts: FaultFacts): Fault {
  const { enteredAt, troubles } = facts
  const fellOut =
    enteredAt !== null &&
    !facts.isConnected &&
    troubles.some(
      ({ kind, side, lastAt }) =>
        kind === 'connection_lost' && side === 'citizen' && Temporal.Instant.compare(lastAt, enteredAt) >= 0,
    )
  if (enteredAt !== null && !fellOut) return { finding: 'took_place', side: null, reasons: [] }
  if (enteredAt === null && troubles.length === 0 && !facts.admitted)
    return { finding: facts.arrived ? 'waited' : 'not_come', side: null, reasons: [] }
  const reasons: FaultReason[] = TROUBLE_KINDS.filter((kind) => troubles.some((trouble) => trouble.kind === kind))
  if (enteredAt === null && facts.admitted) reasons.push('never_connected')
  return { finding: 'technical', side: sideOf(troubles), reasons }
}

/** Our own servers first: what they do looks like trouble of everybody else. Somebody called in who never connected is on the citizen's side. */
function sideOf(troubles: readonly Trouble[]): Fault['side'] {
  const has = (side: Side) => troubles.some((trouble) => trouble.side === side)
  if (has('service')) return 'service'
  if (has('office')) return has('citizen') ? 'both' : 'office'
  return 'citizen'
}
