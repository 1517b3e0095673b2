import { mailOf } from './people.ts'
import type { Random } from './random.ts'

const FIRST = [
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Fatma',
  'Georg',
  'Hanna',
  'Igor',
  'Jasmin',
  'Karim',
  'Lena',
  'Mehmet',
  'Nadia',
  'Oskar',
  'Paula',
  'Quirin',
  'Renate',
  'Sofia',
  'Tarek',
  'Ursula',
  'Viktor',
  'Wanda',
  'Yusuf',
  'Zoe',
  'Amira',
  'Bogdan',
  'Chiara',
  'Dieter',
  'Esther',
  'Finn',
  'Gülay',
  'Heinz',
  'Ines',
  'Jürgen',
  'Katarzyna',
] as const
const LAST = [
  'Ackermann',
  'Böhm',
  'Castellano',
  'Dietrich',
  'Engelhardt',
  'Fuchs',
  'Günther',
  'Hassan',
  'Iliescu',
  'Jäger',
  'Kaya',
  'Lehmann',
  'Möller',
  'Novak',
  'Özdemir',
  'Petrov',
  'Quast',
  'Richter',
  'Sommer',
  'Tiedemann',
  'Ulrich',
  'Vasquez',
  'Wolff',
  'Yıldız',
  'Zimmermann',
  'Kaminski',
  'Meyer-Lüdenscheid',
  'von Freital',
  'El Amrani',
  'Tran',
] as const
const LANGUAGES = ['tr', 'ar', 'uk', 'pl', 'ro', 'fa', 'en'] as const

export type Applicant = {
  name: string
  lastName: string
  email: string | null
  phone: string | null
  locale: 'de' | 'en'
  languageWish: string
  aidsWish: string
  note: string
  companion: string | null
}

const NOTES = [
  'Ich komme mit einem Kinderwagen.',
  'Bitte sprechen Sie langsam, ich lerne noch Deutsch.',
  'Meine Tochter hilft mir bei der Technik.',
  'Die Unterlagen habe ich hochgeladen.',
  'Ich kann erst nach der Arbeit sprechen.',
]

/** Somebody who books; most write no wish and come alone. Names and addresses are invented, example.org delivers nowhere. */
export function inventApplicant(random: Random): Applicant {
  const [first, lastName] = [random.pick(FIRST), random.pick(LAST)]
  const name = `${first} ${lastName}`
  const writesMail = random.chance(0.9)
  return {
    name,
    lastName,
    email: writesMail ? mailOf(name).replace('musterstadt.example', 'example.org') : null,
    phone: writesMail && random.chance(0.5) ? null : `0000 ${random.between(100_000, 999_999)}`,
    locale: random.chance(0.12) ? 'en' : 'de',
    languageWish: random.chance(0.08) ? random.pick(LANGUAGES) : '',
    aidsWish: random.chance(0.05) ? random.pick(['sign_language', 'captions', 'step_free']) : '',
    note: random.chance(0.15) ? random.pick(NOTES) : '',
    companion: random.chance(0.1) ? `${random.pick(FIRST)} ${lastName}` : null,
  }
}
