import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import type { Consequence } from '../consequences.ts'
import { kindWord, NUMBER_WORDS } from './field-words.ts'

export function consequenceWord(consequence: Consequence): string {
  switch (consequence.kind) {
    case 'hidden':
      return m.settings_effect_hidden({ count: consequence.booked })
    case 'office_closed':
      return m.settings_effect_office_closed({ office: consequence.office, count: consequence.booked })
    case 'mode_removed': {
      const { office, mode, booked } = consequence
      return m.settings_effect_mode_removed({ office, mode: modeWord(mode), count: booked })
    }
    case 'mode_without_openings':
      return m.settings_effect_mode_without_openings({ office: consequence.office, mode: modeWord(consequence.mode) })
    case 'unable': {
      const { office, resource, needed, there } = consequence
      return m.settings_effect_unable({ office, resource: kindWord(resource), needed, there })
    }
    case 'retention_shorter': {
      const { field, from, to } = consequence
      return m.settings_effect_retention_shorter({ field: NUMBER_WORDS[field].label(), from, to })
    }
  }
}
