/** For file inputs. Without HEIC in it, iPhones turn their pictures into JPEG before they send them; other HEIC files are still taken. */
export const ACCEPTED_BY_INPUTS = 'application/pdf,image/jpeg,image/png'
