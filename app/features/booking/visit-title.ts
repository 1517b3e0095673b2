/** A service of an appointment for several services or persons, as it was when it was booked. */
export type VisitItem = {
  serviceId: string
  persons: number
  serviceName: string
  /** May be empty: then the German name stands in. */
  serviceNameEn: string
  durationMinutes: number
}

const PERSONS = { de: 'Personen', en: 'people' }

/** "Personalausweis beantragen (2 Personen) und Reisepass beantragen": one name for all that the appointment is for. */
export function visitTitle(items: readonly VisitItem[], language: 'de' | 'en'): string {
  const names = items.map(({ persons, serviceName, serviceNameEn }) => {
    const name = (language === 'en' && serviceNameEn) || serviceName
    return persons > 1 ? `${name} (${persons} ${PERSONS[language]})` : name
  })
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : 'de-DE').format(names)
}
