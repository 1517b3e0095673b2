import { MODES, type Mode } from '#app/features/scheduling/offering.ts'

/** Counted rules of a service, in the order of the form. */
export const SERVICE_NUMBERS = [
  'durationMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'gridMinutes',
  'maxPersons',
  'extraPersonMinutes',
  'leadTimeMinutes',
  'horizonDays',
  'moveLimit',
] as const
export type ServiceNumber = (typeof SERVICE_NUMBERS)[number]

export const SERVICE_FLAGS = ['combinable', 'asksBirthYear', 'popular', 'active'] as const
export type ServiceFlag = (typeof SERVICE_FLAGS)[number]

/** Kinds of resources that an appointment takes. A list of its own, in the order of the form. */
export const KINDS = ['caseworker', 'room', 'interpreter'] as const
export type Kind = (typeof KINDS)[number]

/** The rules of a service as leads change them. */
export type ServiceRules = Record<ServiceNumber, number> &
  Record<ServiceFlag, boolean> & {
    /** null: no limit. */
    maxActivePerContact: number | null
    /** How many of each kind an appointment takes at once. */
    requirements: Record<Kind, number>
    /** By offering: in which ways the office receives people for it, in the order of MODES. Empty: it is not offered there. */
    modes: Record<string, Mode[]>
  }

/** What a service takes that says nothing. */
export const PLAIN_REQUIREMENTS: ServiceRules['requirements'] = { caseworker: 1, room: 0, interpreter: 0 }

/** Every way in which some office offers the service. */
export function offeredModes({ modes }: Pick<ServiceRules, 'modes'>): Mode[] {
  return MODES.filter((mode) => Object.values(modes).some((list) => list.includes(mode)))
}

/** A service with its offices, as pages about its rules need it. */
export type SettingsService = {
  id: string
  name: string
  departmentId: string
  departmentName: string
  municipalityId: string
  /** Path of the page that citizens read. */
  publicPath: string
  offices: { offeringId: string; officeId: string; name: string }[]
  rules: ServiceRules
}
