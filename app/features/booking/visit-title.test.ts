import { expect, test } from 'vitest'
import { type VisitItem, visitTitle } from './visit-title.ts'

const item = (serviceName: string, persons: number, serviceNameEn = ''): VisitItem => ({
  serviceId: serviceName,
  serviceName,
  serviceNameEn,
  persons,
  durationMinutes: 20,
})

test('names every service, and how many persons when there are several', () => {
  const items = [
    item('Personalausweis beantragen', 2, 'Apply for an identity card'),
    item('Reisepass beantragen', 1),
    item('Anmeldung', 1),
  ]
  expect(visitTitle(items, 'de')).toBe('Personalausweis beantragen (2 Personen), Reisepass beantragen und Anmeldung')
  expect(visitTitle(items, 'en')).toBe('Apply for an identity card (2 people), Reisepass beantragen and Anmeldung')
  expect(visitTitle(items.slice(1, 2), 'de')).toBe('Reisepass beantragen')
})
