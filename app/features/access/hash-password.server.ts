import { hash } from '@node-rs/argon2'

/** argon2id with the second recommendation of the OWASP cheat sheet: 19 MiB, 2 passes, one lane; about 30 to 60 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hash of `password` as a PHC string with its own random salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST)
}
