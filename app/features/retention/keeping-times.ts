/** A request that nobody confirmed, or an appointment given back by the clock: nobody needs to know who it was. */
export const EXPIRED_KEPT_HOURS = 24
/** What open pages may still ask for after a long pause; the history of an appointment goes with its personal data. */
export const EVENT_KEPT_DAYS = 90
/** The media server repeats a notice for seconds; the rest is for looking into a fault. */
export const WEBHOOK_KEPT_DAYS = 7
/** Jobs that failed for good. Their error text may quote a mail server, and so an address. */
export const FAILED_JOB_KEPT_DAYS = 14
