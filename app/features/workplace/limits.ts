/** Of a note for colleagues, in characters. */
export const MAX_NOTE_LENGTH = 2000
/** Of the reason why an appointment is moved, cancelled or stands against a rule, in characters. */
export const MAX_REASON_LENGTH = 500
