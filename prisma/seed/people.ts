/** Caseworkers by office; `part` chooses a weekly rhythm of hours.ts. The names are invented. */
export type Person = { id: string; name: string; office: string; room: string; rhythm: RhythmName; can: string[] }
export type RhythmName = 'full' | 'early' | 'late' | 'mornings' | 'afternoons' | 'fortnight' | 'always' | 'longDay'

const counter = [
  'personalausweis',
  'reisepass',
  'wohnsitz',
  'vorlaeufiger-personalausweis',
  'meldebescheinigung',
  'fuehrungszeugnis',
]
const remote = ['ausweis-verlust', 'online-ausweis', 'meldebescheinigung', 'wohnsitz', 'fuehrungszeugnis']
const anywhere = [...new Set([...counter, ...remote])]
const digital = ['videotermin-ausprobieren', 'ausweis-verlust', 'online-ausweis', 'meldebescheinigung']

const residence = ['aufenthaltstitel-verlaengern', 'verpflichtungserklaerung', 'titel-abholen']
const registry = ['eheschliessung', 'geburt', 'urkunde', 'name-ehe', 'kirchenaustritt']
const family = ['unterhaltsvorschuss', 'kita', 'elterngeld']
const traffic = ['fahrzeug-zulassen', 'fahrzeug-abmelden', 'bewohnerparkausweis']
const social = ['wohngeld', 'grundsicherung', 'schwerbehinderung']
const trade = ['gewerbe-anmelden', 'gaststaettenerlaubnis', 'strassenfest']

export const caseworkers: Person[] = [
  {
    id: 'beispiel',
    name: 'Robin Beispiel',
    office: 'digitales-buergerbuero',
    room: 'Videoplatz 1',
    rhythm: 'always',
    can: digital,
  },
  {
    id: 'nasser',
    name: 'Samira Nasser',
    office: 'digitales-buergerbuero',
    room: 'Videoplatz 2',
    rhythm: 'longDay',
    can: digital,
  },
  {
    id: 'okafor',
    name: 'Daniel Okafor',
    office: 'digitales-buergerbuero',
    room: 'Videoplatz 3',
    rhythm: 'longDay',
    can: digital,
  },
  {
    id: 'lindner',
    name: 'Anke Lindner',
    office: 'buergerbuero-rathaus',
    room: 'Platz 1',
    rhythm: 'full',
    can: anywhere,
  },
  { id: 'yilmaz', name: 'Emre Yılmaz', office: 'buergerbuero-rathaus', room: 'Platz 2', rhythm: 'full', can: anywhere },
  {
    id: 'hoffmann',
    name: 'Petra Hoffmann',
    office: 'buergerbuero-rathaus',
    room: 'Platz 3',
    rhythm: 'early',
    can: counter,
  },
  { id: 'nguyen', name: 'Linh Nguyen', office: 'buergerbuero-rathaus', room: 'Platz 4', rhythm: 'late', can: anywhere },
  {
    id: 'schreiber',
    name: 'Malte Schreiber',
    office: 'buergerbuero-rathaus',
    room: 'Platz 5',
    rhythm: 'fortnight',
    can: counter,
  },
  { id: 'wagner', name: 'Claudia Wagner', office: 'buergerbuero-nord', room: 'Platz 1', rhythm: 'full', can: anywhere },
  { id: 'demir', name: 'Selin Demir', office: 'buergerbuero-nord', room: 'Platz 2', rhythm: 'mornings', can: counter },
  {
    id: 'friedrich',
    name: 'Uwe Friedrich',
    office: 'buergerbuero-nord',
    room: 'Platz 3',
    rhythm: 'late',
    can: anywhere,
  },
  { id: 'baumann', name: 'Jutta Baumann', office: 'buergerbuero-sued', room: 'Platz 1', rhythm: 'full', can: counter },
  {
    id: 'popescu',
    name: 'Andrei Popescu',
    office: 'buergerbuero-sued',
    room: 'Platz 2',
    rhythm: 'afternoons',
    can: anywhere,
  },
  {
    id: 'aydin',
    name: 'Meryem Aydın',
    office: 'haus-der-integration',
    room: 'Raum 2.01',
    rhythm: 'full',
    can: [...residence, 'einbuergerung', 'fachkraefte'],
  },
  {
    id: 'kowalski',
    name: 'Tomasz Kowalski',
    office: 'haus-der-integration',
    room: 'Raum 2.02',
    rhythm: 'full',
    can: [...residence, 'fachkraefte'],
  },
  {
    id: 'haddad',
    name: 'Rania Haddad',
    office: 'haus-der-integration',
    room: 'Raum 2.03',
    rhythm: 'early',
    can: [...residence, 'einbuergerung'],
  },
  {
    id: 'vogt',
    name: 'Henning Vogt',
    office: 'haus-der-integration',
    room: 'Raum 2.04',
    rhythm: 'late',
    can: ['einbuergerung', 'fachkraefte'],
  },
  {
    id: 'mensah',
    name: 'Abena Mensah',
    office: 'haus-der-integration',
    room: 'Raum 2.05',
    rhythm: 'mornings',
    can: residence,
  },
  {
    id: 'bergmann',
    name: 'Silke Bergmann',
    office: 'standesamt-schloss',
    room: 'Zimmer 4',
    rhythm: 'full',
    can: registry,
  },
  { id: 'rossi', name: 'Marco Rossi', office: 'standesamt-schloss', room: 'Zimmer 5', rhythm: 'full', can: registry },
  {
    id: 'thiele',
    name: 'Friederike Thiele',
    office: 'standesamt-schloss',
    room: 'Zimmer 6',
    rhythm: 'mornings',
    can: ['urkunde', 'name-ehe', 'kirchenaustritt'],
  },
  {
    id: 'krause',
    name: 'Stefanie Krause',
    office: 'haus-der-familie',
    room: 'Raum 11',
    rhythm: 'full',
    can: [...family, 'sorgeerklaerung'],
  },
  { id: 'arslan', name: 'Hakan Arslan', office: 'haus-der-familie', room: 'Raum 12', rhythm: 'full', can: family },
  {
    id: 'peters',
    name: 'Wiebke Peters',
    office: 'haus-der-familie',
    room: 'Raum 13',
    rhythm: 'early',
    can: ['kita', 'elterngeld'],
  },
  {
    id: 'silva',
    name: 'João Silva',
    office: 'haus-der-familie',
    room: 'Raum 14',
    rhythm: 'afternoons',
    can: ['unterhaltsvorschuss', 'sorgeerklaerung'],
  },
  {
    id: 'neumann',
    name: 'Frank Neumann',
    office: 'zulassungsstelle',
    room: 'Schalter 1',
    rhythm: 'early',
    can: [...traffic, 'fuehrerschein-umtauschen'],
  },
  {
    id: 'celik',
    name: 'Derya Çelik',
    office: 'zulassungsstelle',
    room: 'Schalter 2',
    rhythm: 'full',
    can: [...traffic, 'fuehrerschein-umtauschen'],
  },
  { id: 'jansen', name: 'Kai Jansen', office: 'zulassungsstelle', room: 'Schalter 3', rhythm: 'late', can: traffic },
  {
    id: 'lorenz',
    name: 'Birgit Lorenz',
    office: 'zulassungsstelle',
    room: 'Schalter 4',
    rhythm: 'full',
    can: ['fuehrerschein-umtauschen', 'bewohnerparkausweis'],
  },
  { id: 'schaefer', name: 'Monika Schäfer', office: 'sozialzentrum', room: 'Raum 1.10', rhythm: 'full', can: social },
  {
    id: 'ivanova',
    name: 'Elena Ivanova',
    office: 'sozialzentrum',
    room: 'Raum 1.11',
    rhythm: 'full',
    can: [...social, 'hilfe-zur-pflege'],
  },
  {
    id: 'becker',
    name: 'Jonas Becker',
    office: 'sozialzentrum',
    room: 'Raum 1.12',
    rhythm: 'mornings',
    can: ['wohngeld'],
  },
  {
    id: 'tadesse',
    name: 'Helen Tadesse',
    office: 'sozialzentrum',
    room: 'Raum 1.13',
    rhythm: 'late',
    can: ['hilfe-zur-pflege', 'grundsicherung'],
  },
  {
    id: 'winkler',
    name: 'Gerd Winkler',
    office: 'technisches-rathaus',
    room: 'Raum E.05',
    rhythm: 'full',
    can: ['bauberatung', 'akteneinsicht'],
  },
  {
    id: 'pham',
    name: 'Minh Pham',
    office: 'technisches-rathaus',
    room: 'Raum E.06',
    rhythm: 'early',
    can: ['bauberatung', 'akteneinsicht'],
  },
  {
    id: 'franke',
    name: 'Cornelia Franke',
    office: 'technisches-rathaus',
    room: 'Raum E.07',
    rhythm: 'full',
    can: ['wohnberechtigungsschein'],
  },
  { id: 'otto', name: 'Matthias Otto', office: 'ordnungsamt-rathaus', room: 'Zimmer 301', rhythm: 'full', can: trade },
  { id: 'sahin', name: 'Leyla Şahin', office: 'ordnungsamt-rathaus', room: 'Zimmer 302', rhythm: 'full', can: trade },
  {
    id: 'huber',
    name: 'Rosa Huber',
    office: 'ordnungsamt-rathaus',
    room: 'Zimmer 303',
    rhythm: 'fortnight',
    can: ['gewerbe-anmelden'],
  },
]

/** Who works without taking appointments. */
export const others = [
  { id: 'kessler', name: 'Sandra Kessler', department: null, roles: ['call_centre'] },
  { id: 'adeyemi', name: 'Tobi Adeyemi', department: null, roles: ['call_centre'] },
  { id: 'groth', name: 'Ulrike Groth', department: null, roles: ['call_centre'] },
  { id: 'brandt', name: 'Thomas Brandt', department: 'buergerservice', roles: ['lead'] },
  { id: 'verwaltung', name: 'Administration', department: null, roles: ['admin'] },
] as const

/** Rooms and interpreters that an appointment can take besides a caseworker; `gsg` is German Sign Language. */
export const furtherResources = [
  { id: 'trausaal', kind: 'room', name: 'Besprechungszimmer am Trausaal', office: 'standesamt-schloss', languages: [] },
  {
    id: 'familienzimmer',
    kind: 'room',
    name: 'Familienzimmer mit Spielecke',
    office: 'haus-der-familie',
    languages: [],
  },
  { id: 'planraum', kind: 'room', name: 'Planraum mit Großbildschirm', office: 'technisches-rathaus', languages: [] },
  { id: 'ruheraum', kind: 'room', name: 'Ruhiger Beratungsraum', office: 'sozialzentrum', languages: [] },
  {
    id: 'gebaerden',
    kind: 'interpreter',
    name: 'Gebärdensprachdolmetschen',
    office: 'sozialzentrum',
    languages: ['gsg'],
  },
  {
    id: 'sprachmittlung',
    kind: 'interpreter',
    name: 'Sprachmittlung Arabisch und Türkisch',
    office: 'haus-der-integration',
    languages: ['ar', 'tr'],
  },
] as const

const languages: Record<string, string[]> = { yilmaz: ['de', 'tr'], aydin: ['de', 'tr'], nguyen: ['de', 'vi'] }

export function languagesOf(person: string): string[] {
  return languages[person] ?? []
}

/** "Emre Yılmaz" signs in as emre.yilmaz@musterstadt.example. */
export function mailOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return name === 'Administration'
    ? 'verwaltung@musterstadt.example'
    : `${plain.replaceAll(' ', '.')}@musterstadt.example`
}
