import { expect, it } from 'vitest'
import { checklistProgress } from './checklist-progress.ts'

it('counts an item once, ticked off or uploaded, and no file that was refused', () => {
  const items = ['ticked', 'uploaded', 'both', 'infected', 'missing'].map((id) => ({ id }))
  const documents = [
    { checklistItemId: 'uploaded', state: 'unchecked' },
    { checklistItemId: 'both', state: 'clean' },
    { checklistItemId: 'infected', state: 'infected' },
    { checklistItemId: null, state: 'clean' },
  ]
  expect(checklistProgress(items, ['ticked', 'both'], documents)).toEqual({ total: 5, present: 3 })
})
