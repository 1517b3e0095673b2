import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { getKeyRing } from '#app/features/visits/get-key-ring.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { newGroupKey, newPageKey, openKey, sealKey } from '#app/features/visits/media-keys.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { takeKeyStep } from '#app/features/visits/take-key-step.server.ts'
import { type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'

let house: VisitHouse
let media: MediaHouse

beforeAll(async () => {
  ;[house, media] = await Promise.all([openVisitHouse({ endToEnd: true, caseworkers: 2 }), startMediaHouse()])
}, 120_000)

afterAll(async () => {
  await media.stop()
  await house.close()
}, 30_000)

async function admitted() {
  const appointment = await house.arrive()
  const { partyId } = appointment
  const { hostPartyId } = await admitParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE)
  return { ...appointment, hostPartyId }
}
const announce = async (partyId: string) => {
  const page = await newPageKey()
  await takeKeyStep(house.db, { partyId, step: { intent: 'announce', publicKey: page.publicKey } }, NINE)
  return { ...page, partyId }
}
type Page = Awaited<ReturnType<typeof announce>>
const share = async (appointmentId: string, epoch: number, by: Page, pages: Page[], key = newGroupKey()) => {
  const keys = await Promise.all(
    pages.map(async ({ partyId, publicKey }) => {
      const facts = { appointmentId, epoch, by, for: { partyId, publicKey } }
      return { partyId, forKey: publicKey, sealed: await sealKey(key, by.pair, facts) }
    }),
  )
  return takeKeyStep(house.db, { partyId: by.partyId, step: { intent: 'share', epoch, keys } }, NINE)
}

test('the grant of an encrypted visit says so, and what a visit began with stays', async () => {
  const { db } = house
  const visit = await admitted()
  const grant = () => issueGrant(db, media.rooms, { partyId: visit.partyId }, NINE)
  expect((await grant()).encrypted).toBe(true)
  await db.sql`UPDATE department SET end_to_end = false`
  try {
    expect((await grant()).encrypted).toBe(true)
    const plain = await admitted()
    expect((await issueGrant(db, media.rooms, { partyId: plain.partyId }, NINE)).encrypted).toBe(false)
    await expect(announce(plain.partyId)).rejects.toMatchObject({ code: 'wrong_state' })
  } finally {
    await db.sql`UPDATE department SET end_to_end = true`
  }
})

test('a caseworker hands the group key to every page, each under a seal of its own', async () => {
  const { appointmentId, partyId, hostPartyId } = await admitted()
  const [kim, anna] = [await announce(hostPartyId), await announce(partyId)]
  const key = newGroupKey()
  await share(appointmentId, 1, kim, [kim, anna], key)
  const ring = await getKeyRing(house.db.sql, partyId)
  expect(ring.holders.map((holder) => holder.publicKey).sort()).toEqual([kim.publicKey, anna.publicKey].sort())
  const facts = { appointmentId, epoch: 1, by: ring.own!.by, for: { partyId, publicKey: anna.publicKey } }
  expect(new Uint8Array(await openKey(ring.own!.sealed, anna.pair, facts))).toEqual(new Uint8Array(key))
  const rows = await house.db.sql`SELECT * FROM sealed_key WHERE appointment_id = ${appointmentId}`
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(key).toString('base64url'))
})

describe('what is refused', () => {
  test('a citizen makes no group key, and gets none for another visit', async () => {
    const [one, other] = [await admitted(), await admitted()]
    const [kim, anna] = [await announce(one.hostPartyId), await announce(one.partyId)]
    const stranger = await announce(other.partyId)
    await expect(share(one.appointmentId, 1, anna, [anna])).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(share(one.appointmentId, 1, kim, [kim, stranger])).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of two who share a key at once the second has to look again', async () => {
    const { appointmentId, hostPartyId } = await admitted()
    const kim = await announce(hostPartyId)
    await share(appointmentId, 1, kim, [kim])
    await expect(share(appointmentId, 1, kim, [kim])).rejects.toMatchObject({ code: 'rule_changed' })
  })

  test('who is outside the room neither announces nor reads keys, and is no holder any more', async () => {
    const { db, staff } = house
    const { partyId, hostPartyId } = await admitted()
    await announce(hostPartyId)
    await announce(partyId)
    await parkParty(db, media.rooms, { partyId, staff }, NINE)
    await expect(announce(partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    await expect(getKeyRing(db.sql, partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    const ring = await getKeyRing(db.sql, hostPartyId)
    expect(ring.holders.map((holder) => holder.partyId)).toEqual([hostPartyId])
  })
})
