import { z } from 'zod'

/** Which proposal a form answers; null for anything that no page of ours has sent. */
export function readProposalId(form: FormData): string | null {
  return z.uuid().safeParse(form.get('vorschlag')).data ?? null
}
