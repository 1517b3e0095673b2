import type { AppLoadContext } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { removeParty } from '#app/features/visits/remove-party.server.ts'
import { action as receiveWebhook } from '#app/routes/api/livekit-webhook.ts'
import { action as askGrant } from '#app/routes/visit/grant.ts'
import { action as sayHere } from '#app/routes/visit/heartbeat.ts'
import { loader as readMessages } from '#app/routes/visit/messages.ts'
import { type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'
import { askDoor } from './visitor.ts'

let house: VisitHouse
let media: MediaHouse
let context: AppLoadContext

beforeAll(async () => {
  ;[house, media] = await Promise.all([openVisitHouse(), startMediaHouse()])
  const log = { warn: () => undefined }
  context = { db: house.db, rooms: media.rooms, now: () => NINE, log } as unknown as AppLoadContext
}, 120_000)

afterAll(async () => {
  await media.stop()
  await house.close()
}, 30_000)

type Handler = typeof askGrant | typeof readMessages

const ask = (handler: Handler, joinToken: string, method = 'POST'): Promise<Response> => {
  const request = new Request(`http://localhost/besuch/${joinToken}/x`, { method })
  return (handler as typeof askGrant)({ request, params: { joinToken }, context }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
}
const refusal = async (joinToken: string) => {
  const response = await ask(askGrant, joinToken)
  const { code } = (await response.json()) as { code: string }
  return `${response.status} ${code}`
}

test('a grant is answered to the link of an admitted party only', async () => {
  const visit = await house.arrive()
  const { db, staff } = house
  const { partyId, joinToken } = visit
  expect(await refusal((await house.book()).joinToken)).toBe('403 not_admitted')
  expect(await refusal(joinToken)).toBe('403 not_admitted')
  await admitParty(db, media.rooms, { partyId, staff }, NINE)
  const response = await ask(askGrant, joinToken)
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect(await askDoor((await response.json()) as { url: string; token: string })).toBe(200)
  await parkParty(db, media.rooms, { partyId, staff }, NINE)
  expect(await refusal(joinToken)).toBe('403 not_admitted')
  await removeParty(db, media.rooms, { partyId, staff }, NINE)
  expect(await refusal(joinToken)).toBe('403 not_admitted')
  await endVisit(
    db,
    media.rooms,
    { appointmentId: visit.appointmentId, staff, outcome: 'completed', summary: '', nextSteps: '' },
    NINE,
  )
  expect(await refusal(joinToken)).toBe('410 visit_over')
  expect((await ask(askGrant, `${joinToken.slice(0, 42)}_`)).status).toBe(404)
  expect((await ask(askGrant, visit.manageToken)).status).toBe(404)
})

test('a declined party is refused', async () => {
  const { partyId, joinToken } = await house.arrive()
  await declineParty(house.db, { partyId, staff: house.staff }, NINE)
  expect(await refusal(joinToken)).toBe('403 not_admitted')
})

test('before the admission no answer and no event holds a grant or a room', async () => {
  const { joinToken, appointmentId } = await house.arrive()
  const answers = await Promise.all([
    ask(sayHere, joinToken),
    ask(readMessages, joinToken, 'GET'),
    ask(askGrant, joinToken),
  ])
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  const events = await house.db.sql`SELECT * FROM event WHERE appointment_id = ${appointmentId}`
  for (const text of [...texts, JSON.stringify(events)]) expect(text).not.toMatch(/eyJ|"token"|\bv_[0-9a-f]{8}_/)
})

test('without a media server the refusal says so and the party stays admitted', async () => {
  const { partyId, joinToken } = await house.arrive()
  await admitParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE)
  const away = { ...context, rooms: null } as AppLoadContext
  const request = new Request('http://localhost/', { method: 'POST' })
  const response = await askGrant({ request, params: { joinToken }, context: away })
  expect(response.status).toBe(503)
  expect(await house.stateOf(partyId)).toBe('admitted')
})

test('a webhook with a wrong signature is refused, a true one is taken', async () => {
  const visit = await house.arrive()
  await admitParty(house.db, media.rooms, { partyId: visit.partyId, staff: house.staff }, NINE)
  const received = await media.webhook('room_started', (await house.roomOf(visit.appointmentId))!)
  const deliver = (rawBody: string) => {
    const headers = { authorization: received.authorization ?? '', 'content-type': 'application/webhook+json' }
    const request = new Request('http://localhost/api/livekit/webhook', { method: 'POST', body: rawBody, headers })
    return receiveWebhook({ request, params: {}, context })
  }
  expect((await deliver(received.rawBody.replace('room_started', 'room_finished'))).status).toBe(401)
  expect((await deliver(received.rawBody)).status).toBe(200)
  expect((await deliver('x'.repeat(300_000))).status).toBe(413)
})
