import type { Land } from '#app/features/scheduling/holidays.ts'
import type { Mode } from '#app/features/scheduling/offering.ts'
import type { Channel, Quota } from '#app/features/scheduling/quota.ts'

/** In the order of the editor. A list of its own, since the search's comes with code that browsers cannot run. */
export const CHANNELS = ['public', 'call_centre', 'internal'] as const satisfies readonly Channel[]

/** Why somebody is away, in classes that say nothing about health. */
export const ABSENCE_REASONS = ['vacation', 'training', 'official_duty', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

export type Pair = [from: number, to: number]

/** The rules of an office's calendar as people edit them. Dates are `YYYY-MM-DD`, minutes those of the local day, instants ISO texts. */
export type OpeningState = {
  /** Of one resource, or of every member of a group; the other one is null. */
  resourceId: string | null
  groupId: string | null
  /** ISO, 1 = Monday. */
  weekday: number
  from: number
  to: number
  breaks: Pair[]
  validFrom: string
  validTo: string | null
  everyWeeks: number
  /** 1 to 5, -1 the last; null: every such weekday. */
  weekOfMonth: number | null
  /** null: every mode. */
  modes: Mode[] | null
  /** Empty: everything that the resource can do. */
  offeringIds: string[]
  quotas: QuotaState[]
}

/** What one channel may take, without what only the search may know. */
export type QuotaState = Omit<Quota, 'lotSecret'>

export type ExceptionState = {
  resourceId: string
  date: string
  /** Empty: does not work. */
  windows: { from: number; to: number; breaks: Pair[] }[]
  reason: string
}
export type AbsenceState = { resourceId: string; startsAt: string; endsAt: string; reason: AbsenceReason }
export type ClosureState = { first: string; last: string; reason: string }
/** An office's own word about one date: closed or, although the Land has a holiday, open. */
export type HolidayState = { date: string; name: string; closed: boolean }
export type GroupState = { name: string; memberIds: string[] }

export type States = {
  opening: OpeningState
  exception: ExceptionState
  absence: AbsenceState
  closure: ClosureState
  holiday: HolidayState
  group: GroupState
}
export type RuleKind = keyof States

/** A rule as it is stored. Holidays go by their date and have version 0. */
export type Kept<S> = { id: string; version: number; state: S }

/**
 * One rule before and after: null before is a new rule, null after a deleted one. `version` is the stored version that was looked at, null
 * for a new rule.
 */
export type RuleChange = {
  [K in RuleKind]: {
    kind: K
    id: string
    version: number | null
    before: States[K] | null
    after: States[K] | null
  }
}[RuleKind]

/** The change that puts `after` in the place of what is stored now; null kept: a new rule, null after: it goes. */
export function changeOf<K extends RuleKind>(
  kind: K,
  id: string,
  kept: Kept<States[K]> | null,
  after: States[K] | null,
): RuleChange {
  return { kind, id, version: kept?.version ?? null, before: kept?.state ?? null, after } as RuleChange
}

export type RuleOffice = {
  id: string
  name: string
  departmentId: string
  municipalityId: string
  timeZone: string
  land: Land | null
}
export type RuleResource = {
  id: string
  name: string
  place: string
  kind: 'caseworker' | 'room' | 'interpreter'
  offeringIds: string[]
}
export type RuleOffering = { id: string; serviceName: string }

/** All rules of one office that still matter, with what they speak of. */
export type OfficeRules = {
  office: RuleOffice
  resources: RuleResource[]
  offerings: RuleOffering[]
  openings: Kept<OpeningState>[]
  exceptions: Kept<ExceptionState>[]
  absences: Kept<AbsenceState>[]
  closures: Kept<ClosureState>[]
  groups: Kept<GroupState>[]
  holidays: HolidayState[]
}

/** Whom an opening is for: one resource, or those who belong to its group now. */
export function resourcesOf(rules: Pick<OfficeRules, 'groups'>, opening: OpeningState): string[] {
  if (opening.resourceId) return [opening.resourceId]
  return rules.groups.find(({ id }) => id === opening.groupId)?.state.memberIds ?? []
}
