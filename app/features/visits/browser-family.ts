/** Browsers whose permission for camera and microphone lies in different places. */
export type BrowserFamily = 'ios' | 'android' | 'safari' | 'firefox' | 'chromium'

/** Sorts a user agent by where the person finds the permission; every browser on iOS asks the system. */
export function browserFamily(userAgent: string): BrowserFamily {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  if (/Firefox\//.test(userAgent)) return 'firefox'
  if (/Android/.test(userAgent)) return 'android'
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chromium'
  return /Safari\//.test(userAgent) ? 'safari' : 'chromium'
}
