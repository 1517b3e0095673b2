import { expect, expectAccessible } from './fixtures.ts'
import { test } from './meeting.ts'
import type { VisitPage } from './visit-page.ts'

test('three and four people see and hear each other, and who comes or goes disturbs nobody', async ({ meeting }) => {
  test.setTimeout(360_000)
  const { caseworker, applicant } = await meeting.begin()

  const companion = await meeting.guest('companion', 'Ben Muster')
  await test.step('a companion comes in', async () => {
    const undisturbed = await watchEachOther([caseworker, applicant])
    await callIn(caseworker, companion)
    await expectTogether([caseworker, applicant, companion])
    await undisturbed()
    await expect(applicant.announced.filter({ hasText: 'Ben Muster ist jetzt da.' })).toHaveCount(1)
  })

  const interpreter = await meeting.guest('interpreter', 'Dara Sprach')
  await test.step('an interpreter comes in', async () => {
    const undisturbed = await watchEachOther([caseworker, applicant, companion])
    await callIn(caseworker, interpreter)
    await expectTogether([caseworker, applicant, companion, interpreter])
    await undisturbed()
    for (const { page } of [caseworker, applicant]) await expectAccessible(page)
  })

  await test.step('the companion goes', async () => {
    const undisturbed = await watchEachOther([caseworker, applicant, interpreter])
    await companion.leave()
    await expect(companion.page.getByRole('heading', { name: 'Sie haben das Gespräch verlassen' })).toBeVisible()
    await expectTogether([caseworker, applicant, interpreter])
    await undisturbed()
    await expect(applicant.announced.filter({ hasText: 'Ben Muster ist nicht mehr da.' })).toHaveCount(1)
  })

  await test.step('the companion comes back', async () => {
    const undisturbed = await watchEachOther([caseworker, applicant, interpreter])
    await companion.page.getByRole('button', { name: 'Zurück ins Gespräch' }).click()
    await expectTogether([caseworker, applicant, companion, interpreter])
    await undisturbed()
  })
})

async function callIn(caseworker: VisitPage, guest: VisitPage): Promise<void> {
  await caseworker.openPeople()
  await caseworker.page.getByRole('button', { name: `Aufrufen: ${guest.name}` }).click()
  await expect(guest.page).toHaveURL(/\/raum$/)
}

/** Each of them has a moving picture and the sound of every other. */
async function expectTogether(people: readonly VisitPage[]): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      const others = people.filter((other) => other !== person)
      await person.expectPeople(people.length)
      await person.expectSees(others)
      await person.expectHears(others.length)
    }),
  )
}

/** Everybody's pictures of the others as they are now; the answer fails if one of them was started afresh meanwhile. */
async function watchEachOther(people: readonly VisitPage[]): Promise<() => Promise<void>> {
  const views = await Promise.all(people.map((person) => person.watch(people.filter((other) => other !== person))))
  return async () => {
    await Promise.all(views.map((view) => view.check()))
  }
}
