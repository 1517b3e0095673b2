/** What a notice tells; those of a proposal belong to one row of `proposal`. Invitations travel with `confirmed`, `moved` and `mode_changed`, the cancellation of a calendar entry with `cancelled` and `uninvited`. */
export const NOTICE_KINDS = [
  'please_confirm',
  'confirmed',
  'moved',
  'mode_changed',
  'cancelled',
  'uninvited',
  'reminder',
  'summary',
  'your_turn',
  'technical_failure',
  'proposal_earlier',
  'proposal_replacement',
  'proposal_withdrawn',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Elapsed hours between a reminder and the start of its appointment. */
export const REMINDER_HOURS = 24

/** Key of the job that sends a notice: a second job for the same notice replaces the first. */
export function jobKey(noticeId: string): string {
  return `notice:${noticeId}`
}

/** Attempts of one job when something unexpected happens, over about 16 hours; faults of the mail server have their own pace. */
export const JOB_ATTEMPTS = 12
