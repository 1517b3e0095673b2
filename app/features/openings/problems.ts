/** What can be wrong with a rule. The words are in components/problem-words.ts. */
export type ProblemCode =
  | 'required'
  | 'no_time'
  | 'no_date'
  | 'no_number'
  | 'ends_before_start'
  | 'spans_midnight'
  | 'break_incomplete'
  | 'break_reversed'
  | 'break_outside'
  | 'breaks_overlap'
  | 'windows_overlap'
  | 'ends_before_begin'
  | 'ends_in_past'
  | 'begins_in_past'
  | 'date_past'
  | 'never_applies'
  | 'overlaps'
  | 'missing_hour'
  | 'date_taken'
  | 'name_taken'
  | 'group_in_use'
  | 'not_able'

/** One field that needs attention. `facts` fill the words: names, dates as `YYYY-MM-DD`, minutes of the day as numbers. */
export type FieldProblem = { field: string; code: ProblemCode; facts?: Record<string, string | number> }
