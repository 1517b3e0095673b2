/** The UID of an appointment's calendar entry (RFC 7986, 5.3): one for life, without a host name that a city might change. */
export function icalUid(appointmentId: string): string {
  return `${appointmentId}@sprechzeit`
}
