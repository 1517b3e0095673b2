import { expect } from './fixtures.ts'
import { test } from './meeting.ts'

test.use({ twoMediaNodes: true })

test('a visit over two media servers goes on by itself when the one that holds it dies', async ({ meeting, stack }) => {
  test.setTimeout(240_000)
  const { caseworker, applicant } = await meeting.begin()
  await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
  const people = [caseworker, applicant]
  for (const { page } of people) await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  // Both servers take part: the one leads to the room of the other.
  for (const connections of stack.mediaNodes!.connections()) expect(connections).toBeGreaterThan(0)

  await stack.mediaNodes!.killNodeWithRoom()
  const connections = stack.mediaNodes!.connections()
  await expect
    .poll(() => stack.mediaNodes!.connections().some((count, node) => count > connections[node]!), { timeout: 60_000 })
    .toBe(true)
  await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
  await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
  for (const { page } of people) expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})
