import { expect, test } from 'vitest'
import { changedFacts } from './changes.ts'
import type { ServiceRules } from './service-rules.ts'

const rules: ServiceRules = {
  durationMinutes: 20,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  gridMinutes: 5,
  maxPersons: 1,
  extraPersonMinutes: 0,
  leadTimeMinutes: 60,
  horizonDays: 60,
  moveLimit: 2,
  maxActivePerContact: 3,
  combinable: false,
  asksBirthYear: false,
  popular: false,
  active: true,
  requirements: { caseworker: 1, room: 0, interpreter: 0 },
  modes: { a1: ['video', 'on_site'] },
}

test('only what differs is told, nested rules and lists included', () => {
  const after: ServiceRules = {
    ...rules,
    maxActivePerContact: null,
    requirements: { ...rules.requirements, room: 1 },
    modes: { a1: ['on_site'] },
  }
  expect(changedFacts(rules, after)).toEqual({
    'maxActivePerContact.before': 3,
    'maxActivePerContact.after': null,
    'requirements.room.before': 0,
    'requirements.room.after': 1,
    'modes.a1.before': 'video on_site',
    'modes.a1.after': 'on_site',
  })
  expect(changedFacts(rules, { ...rules })).toEqual({})
})
