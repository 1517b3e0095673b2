import { afterAll, beforeAll, expect, test } from 'vitest'
import { findByCode } from '#app/features/booking/find-by-code.server.ts'
import { manageToken } from '#app/features/booking/link-tokens.ts'
import { createThrottle } from '#app/lib/throttle.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, book, readAppointment, TOKEN_KEY } from './booking-journey.ts'

let database: TestDatabase
let db: Db
let id: string
let code: string

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  id = await book(db, await createCity(db), at('2027-03-16T10:00'))
  code = (await readAppointment(db, id))!.code!
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function throttle(points: number) {
  const run = async (text: string, values: unknown[]) => {
    const rows = await db.sql.unsafe(text, values as never[])
    return { rows: rows.map((row) => ({ ...row })), rowCount: rows.count }
  }
  return createThrottle(run, `test-${points}`, points, 600)
}

const find = (typed: { code?: string; lastName?: string; clientPrefix?: string }, points = 1000) =>
  findByCode(db, throttle(points), {
    code,
    lastName: 'Müller-Größ',
    clientPrefix: 'somewhere',
    tokenKey: TOKEN_KEY,
    ...typed,
  })

test.each([
  { title: 'as printed', lastName: 'Müller-Größ' },
  { title: 'in capitals without umlauts', lastName: ' MUELLER-GROESS ' },
])('code and last name $title lead to the appointment', async ({ lastName }) => {
  expect(await find({ lastName })).toEqual({ manageToken: manageToken(TOKEN_KEY, id) })
})

test('the code may be typed with a dash, spaces and small letters', async () => {
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
  expect(await find({ code: typed })).toEqual({ manageToken: manageToken(TOKEN_KEY, id) })
})

test('a wrong code and a wrong name are the same answer', async () => {
  const wrongCode = await find({ code: 'AAAAAAAA' }).catch((error: unknown) => error)
  const wrongName = await find({ lastName: 'Muster' }).catch((error: unknown) => error)
  const noName = await find({ lastName: '' }).catch((error: unknown) => error)
  expect(wrongCode).toMatchObject({ code: 'not_found', facts: {} })
  expect(wrongName).toEqual(wrongCode)
  expect(noName).toEqual(wrongCode)
})

test('guessing ends after a few attempts, and a good code in between does not help', async () => {
  const clientPrefix = 'guesser'
  await expect(find({ clientPrefix, lastName: 'Muster' }, 3)).rejects.toMatchObject({ code: 'not_found' })
  await find({ clientPrefix }, 3)
  await expect(find({ clientPrefix, code: 'CCCCCCCC' }, 3)).rejects.toMatchObject({ code: 'not_found' })
  await expect(find({ clientPrefix }, 3)).rejects.toMatchObject({ code: 'too_many_attempts' })
})

test('one code is guarded against guessing from many networks', async () => {
  for (const net of ['n1', 'n2', 'n3', 'n4'])
    await find({ code: 'DDDDDDDD', clientPrefix: net }, 4).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'not_found' }),
    )
  await expect(find({ code: 'DDDDDDDD', clientPrefix: 'n5' }, 4)).rejects.toMatchObject({ code: 'too_many_attempts' })
})
