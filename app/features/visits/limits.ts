/** Characters of one text message. */
export const MAX_MESSAGE_LENGTH = 2000
/** Characters of the summary, and of the next steps. */
export const MAX_SUMMARY_LENGTH = 4000
