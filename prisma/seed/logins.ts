/** One password for every demo account: it protects nothing, and newcomers type it often. */
export const DEMO_PASSWORD = 'Musterstadt-2026'

export type DemoLogin = { email: string; password: string; what: string }

/** Accounts worth knowing in the demo, the first one for trying a video appointment at any hour. */
export const demoLogins: DemoLogin[] = [
  {
    email: 'robin.beispiel@musterstadt.example',
    password: DEMO_PASSWORD,
    what: 'caseworker, Digitales Bürgerbüro (open day and night)',
  },
  { email: 'anke.lindner@musterstadt.example', password: DEMO_PASSWORD, what: 'caseworker, Bürgerbüro Rathaus' },
  { email: 'meryem.aydin@musterstadt.example', password: DEMO_PASSWORD, what: 'caseworker, Ausländerbehörde' },
  {
    email: 'sandra.kessler@musterstadt.example',
    password: DEMO_PASSWORD,
    what: 'call-centre agent, Service-Center 115',
  },
  { email: 'thomas.brandt@musterstadt.example', password: DEMO_PASSWORD, what: 'lead, Bürgerservice' },
  { email: 'verwaltung@musterstadt.example', password: DEMO_PASSWORD, what: 'administrator' },
]
