// E.164 has 15 digits at most; people write them with spaces, slashes, brackets and a trunk zero.
const WRITTEN = /^\+?[\d\s()/.-]{5,30}$/

/** Whether somebody can be called under what was typed. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return WRITTEN.test(text) && digits >= 5 && digits <= 15
}

/** The number as a tel: link dials it (RFC 3966): digits and a leading plus; "(0)" after a country code is never dialled. */
export function telLink(phone: string): string {
  const international = phone.trim().startsWith('+')
  const plain = international ? phone.replace(/\(0\)/g, '') : phone
  return `tel:${international ? '+' : ''}${plain.replace(/\D/g, '')}`
}
