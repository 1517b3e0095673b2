import type { CatalogueInput } from '#app/features/catalogue/schema.ts'

type OfficeInput = CatalogueInput['offices'][number]

const place = { postalCode: '00000', city: 'Musterstadt', timeZone: 'Europe/Berlin' }

/** Carnival is no public holiday, but nobody works on Rose Monday in a city on the Rhine. */
function carnival(firstYear: number): NonNullable<OfficeInput['holidays']> {
  return [firstYear, firstYear + 1].map((year) => ({
    date: easterSunday(year).subtract({ days: 48 }).toString(),
    name: 'Rosenmontag',
    closed: true,
  }))
}

/** Christmas Eve and New Year's Eve are working days by law; the city closes. */
function yearEnd(firstYear: number): NonNullable<OfficeInput['holidays']> {
  return [firstYear, firstYear + 1].flatMap((year) => [
    { date: `${year}-12-24`, name: 'Heiligabend', closed: true },
    { date: `${year}-12-31`, name: 'Silvester', closed: true },
  ])
}

/** Offices of Musterstadt with the closed days around `today`. */
export function offices(today: Temporal.PlainDate): OfficeInput[] {
  const holidays = [...carnival(today.year), ...yearEnd(today.year)]
  const outing = {
    first: today.add({ days: 16 }).toString(),
    last: today.add({ days: 16 }).toString(),
    reason: 'Personalversammlung',
  }
  const works = {
    first: today.add({ days: 30 }).toString(),
    last: today.add({ days: 34 }).toString(),
    reason: 'Umbau des Wartebereichs',
  }
  const regular = { ...place, land: 'NW' as const, holidays }
  return [
    {
      id: 'buergerbuero-rathaus',
      department: 'buergerservice',
      name: 'Bürgerbüro Rathaus',
      street: 'Rathausplatz 1',
      directions: 'Eingang am Brunnen, Erdgeschoss links. Haltestelle Rathaus, Linien 1, 4 und 7.',
      phone: '0000 115-110',
      ...regular,
    },
    {
      id: 'buergerbuero-nord',
      department: 'buergerservice',
      name: 'Bürgerbüro Nord',
      street: 'Lindenallee 48',
      directions: 'Im Stadtteilzentrum, 1. Etage, Aufzug vorhanden. Haltestelle Lindenallee, Linie 4.',
      phone: '0000 115-120',
      closures: [works],
      ...regular,
    },
    {
      id: 'buergerbuero-sued',
      department: 'buergerservice',
      name: 'Bürgerbüro Süd',
      street: 'Am Mühlbach 5',
      directions: 'Neben der Bibliothek. Zwei Stufen am Eingang, bitte klingeln Sie, wir helfen Ihnen.',
      stepFree: false,
      phone: '0000 115-130',
      ...regular,
    },
    {
      id: 'digitales-buergerbuero',
      department: 'buergerservice',
      name: 'Digitales Bürgerbüro',
      street: 'Rathausplatz 1',
      directions: 'Nur per Video und Telefon, auch abends und am Wochenende.',
      phone: '0000 115-140',
      ...place,
      land: null,
    },
    {
      id: 'haus-der-integration',
      department: 'auslaenderbehoerde',
      name: 'Haus der Integration',
      street: 'Hafenstraße 12',
      directions: 'Anmeldung im Erdgeschoss, Beratung in der 2. Etage. Haltestelle Hafen, Linien 2 und 7.',
      phone: '0000 115-210',
      ...regular,
    },
    {
      id: 'standesamt-schloss',
      department: 'standesamt',
      name: 'Standesamt im Alten Schloss',
      street: 'Schlossgasse 3',
      directions: 'Der barrierefreie Eingang liegt im Innenhof. Haltestelle Schlosspark, Linie 1.',
      phone: '0000 115-310',
      ...regular,
    },
    {
      id: 'haus-der-familie',
      department: 'jugendamt',
      name: 'Haus der Familie',
      street: 'Kastanienweg 20',
      directions: 'Mit Spielecke und Wickelraum. Haltestelle Kastanienweg, Linie 4.',
      phone: '0000 115-410',
      closures: [outing],
      ...regular,
    },
    {
      id: 'zulassungsstelle',
      department: 'strassenverkehrsamt',
      name: 'Zulassungs- und Führerscheinstelle',
      street: 'Industriering 9',
      directions: 'Parkplätze und Schilderprägung im Haus. Haltestelle Industriering, Linie 6.',
      phone: '0000 115-510',
      ...regular,
    },
    {
      id: 'sozialzentrum',
      department: 'sozialamt',
      name: 'Sozialzentrum Mitte',
      street: 'Marktstraße 31',
      directions: 'Ruhige Beratungsräume in der 1. Etage, Aufzug vorhanden. Haltestelle Markt, Linien 1 und 2.',
      phone: '0000 115-610',
      ...regular,
    },
    {
      id: 'technisches-rathaus',
      department: 'bauordnungsamt',
      name: 'Technisches Rathaus',
      street: 'Brückenstraße 77',
      directions: 'Bauberatung im Erdgeschoss, Archiv im Keller (Aufzug). Haltestelle Brückenstraße, Linie 2.',
      phone: '0000 115-710',
      ...regular,
    },
    {
      id: 'ordnungsamt-rathaus',
      department: 'ordnungsamt',
      name: 'Gewerbe- und Veranstaltungsstelle',
      street: 'Rathausplatz 1',
      directions: 'Eingang am Brunnen, 3. Etage, Aufzug vorhanden.',
      phone: '0000 115-810',
      ...regular,
    },
  ]
}

/** Easter Sunday of the Gregorian calendar by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}
