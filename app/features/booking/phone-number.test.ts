import { expect, test } from 'vitest'
import { isPhoneNumber, telLink } from './phone-number.ts'

test('numbers are taken as people write them', () => {
  for (const text of ['0151 2345678', '+49 (0) 231/123-45', '0231.12345']) expect(isPhoneNumber(text)).toBe(true)
  for (const text of ['', 'ruf mich an', '123', '+49 1234567890123456']) expect(isPhoneNumber(text)).toBe(false)
})

test('a link dials what was meant', () => {
  expect(telLink('0151 / 234-5678')).toBe('tel:01512345678')
  expect(telLink('+49 (0) 231 12345')).toBe('tel:+4923112345')
})
