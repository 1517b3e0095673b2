/** Characters of one text message. */
export const MAX_MESSAGE_LENGTH = 2000
/** Characters of the summary, and of the next steps. */
export const MAX_SUMMARY_LENGTH = 4000
/** Changes between picture, little data, sound and phone that are kept of one party; nobody makes more on purpose. */
export const MAX_MEDIA_STEPS = 200
/** How an appointment can end. */
export const OUTCOMES = ['completed', 'no_show', 'technical_failure'] as const
export type Outcome = (typeof OUTCOMES)[number]
