// Names that Microsoft's calendars write without describing the zone (Unicode CLDR, windowsZones), for offices in and around Europe.
const WINDOWS_ZONES: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'GTB Standard Time': 'Europe/Bucharest',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  UTC: 'UTC',
}

const PREFIXED = /(?:^|\/)([A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?)$/

const known = new Map<string, string | null>()

/** The IANA zone that a TZID means: its own name, one with a program's prefix, or Microsoft's; null for a name that only its file explains. */
export function ianaZone(tzid: string): string | null {
  const before = known.get(tzid)
  if (before !== undefined) return before
  const found =
    [tzid, PREFIXED.exec(tzid)?.[1], WINDOWS_ZONES[tzid]].find((name) => name !== undefined && isZone(name)) ?? null
  if (known.size < 1000) known.set(tzid, found)
  return found
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}
