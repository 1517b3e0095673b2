// The three links that mails carry. Written here once, because the route table and the mails have to agree.

/** Page with the button that confirms a request. */
export function confirmPath(confirmToken: string): string {
  return `/termin/bestaetigen/${confirmToken}`
}

/** The citizen's own page of an appointment. */
export function appointmentPath(manageToken: string): string {
  return `/termin/${manageToken}`
}

/** Device check and waiting room of one party. */
export function visitPath(joinToken: string): string {
  return `/besuch/${joinToken}`
}
