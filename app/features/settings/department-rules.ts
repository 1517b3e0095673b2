/** The rules of a department, in the order of the form. */
export const DEPARTMENT_NUMBERS = [
  'requestMinutes',
  'offerMinutes',
  'proposalHours',
  'restMinMinutes',
  'restMaxMinutes',
  'callGraceMinutes',
  'appointmentRetentionDays',
  'documentRetentionDays',
] as const
export type DepartmentNumber = (typeof DEPARTMENT_NUMBERS)[number]

/** What a department switches on or off. */
export const DEPARTMENT_FLAGS = ['hidePosition', 'endToEnd'] as const
export type DepartmentFlag = (typeof DEPARTMENT_FLAGS)[number]

export type DepartmentRules = Record<DepartmentNumber, number> & Record<DepartmentFlag, boolean>

/** How long data is kept is for administrators to say. */
export const RETENTION_NUMBERS = [
  'appointmentRetentionDays',
  'documentRetentionDays',
] as const satisfies readonly DepartmentNumber[]

export type SettingsDepartment = { id: string; name: string; municipalityId: string; rules: DepartmentRules }
