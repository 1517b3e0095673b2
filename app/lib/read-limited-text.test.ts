import { expect, test } from 'vitest'
import { readLimitedText } from './read-limited-text.ts'

const post = (body: string) => new Request('http://localhost/', { method: 'POST', body })

test('a body up to the limit is read as it is, a longer one is not', async () => {
  expect(await readLimitedText(post('äöü'), 6)).toBe('äöü')
  expect(await readLimitedText(post('äöü!'), 6)).toBeNull()
  expect(await readLimitedText(new Request('http://localhost/'), 6)).toBe('')
})
