import type { CatalogueInput } from '#app/features/catalogue/schema.ts'

/** A small import file: one office, one service, two caseworkers, one booked appointment. Change what a test is about. */
export function catalogueFile(): CatalogueInput &
  Required<Pick<CatalogueInput, 'appointments' | 'resources' | 'staff'>> {
  return {
    format: 'sprechzeit/1',
    municipality: { slug: 'probehausen', name: 'Stadt Probehausen', shortName: 'Probehausen' },
    departments: [{ id: 'd1', name: 'Bürgerservice' }],
    offices: [{ id: 'o1', department: 'd1', name: 'Rathaus', timeZone: 'Europe/Berlin', land: 'NW' }],
    services: [
      {
        id: 's1',
        department: 'd1',
        name: 'Personalausweis beantragen',
        synonyms: ['Perso'],
        checklist: [{ id: 'foto', title: 'Passfoto' }],
        durationMinutes: 20,
        bufferAfterMinutes: 5,
        modes: ['video', 'on_site'],
      },
    ],
    offerings: [{ id: 'a1', service: 's1', office: 'o1' }],
    staff: [{ id: 'p1', department: 'd1', name: 'Kim Probe', email: 'kim.probe@example.org', roles: ['caseworker'] }],
    resources: [
      {
        id: 'r1',
        office: 'o1',
        staff: 'p1',
        name: 'Kim Probe',
        offerings: ['a1'],
        openings: [{ weekday: 1, from: '08:00', to: '24:00', breaks: [{ from: '10:00', to: '10:15' }] }],
      },
      { id: 'r2', office: 'o1', name: 'Lou Probe', offerings: ['a1'] },
    ],
    appointments: [appointmentEntry('t1', '2027-03-15T08:00:00+01:00', '2027-03-15T08:20:00+01:00')],
  }
}

export function appointmentEntry(
  id: string,
  start: string,
  end: string,
): NonNullable<CatalogueInput['appointments']>[number] {
  return {
    id,
    offering: 'a1',
    resources: ['r1'],
    mode: 'video',
    start,
    end,
    party: { name: 'Anna Muster', email: 'anna@example.org' },
  }
}
