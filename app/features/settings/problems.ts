export type ProblemCode = 'no_number' | 'no_modes' | 'nobody' | 'too_long' | 'rest_reversed' | 'encryption_excluded'

/** One field that needs attention. `facts` fill the words. */
export type SettingsProblem = { field: string; code: ProblemCode; facts?: Record<string, number> }
