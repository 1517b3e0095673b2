import { describe, expect, it } from 'vitest'
import { type Companion, readCompanions } from './companions.ts'
import { checkCompanion, checkDetails, readDetails } from './schema.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const APPLICANT = { firstName: 'Alex', lastName: 'Muster', email: 'alex@example.org', privacy: 'on' }

describe('who comes along', () => {
  it('is read without the gaps that a form may have', () => {
    const form = formOf({
      companion2: ' Toni\tMuster ',
      companion2Role: 'interpreter',
      companion2Email: 'toni@example.org',
      companion3Email: 'nameless@example.org',
      companion3Role: 'applicant',
    })
    expect(readCompanions(form)).toEqual([
      { name: 'Toni Muster', role: 'interpreter', email: 'toni@example.org' },
      { name: '', role: 'companion', email: 'nameless@example.org' },
    ])
  })

  it('is nobody when only a role was chosen, as the form does by itself', () => {
    expect(readCompanions(formOf({ companion1Role: 'guardian' }))).toEqual([])
  })

  it('needs a name and, if any, an address that can be one; each problem names its own field', () => {
    const typed = readDetails(
      formOf({ ...APPLICANT, companion1: 'Toni', companion1Email: 'toni', companion2Email: 'a@b.de' }),
    )
    const checked = checkDetails(typed, 'video')
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.field)).toEqual([
      'companion1Email',
      'companion2',
    ])
  })

  it('may come without an address', () => {
    const toni: Companion = { name: 'Toni', role: 'guardian', email: '' }
    expect(checkCompanion(toni)).toEqual({ ok: true, companion: toni })
    expect(checkCompanion({ ...toni, name: '' })).toMatchObject({ ok: false, problems: [{ field: 'companion1' }] })
  })
})
