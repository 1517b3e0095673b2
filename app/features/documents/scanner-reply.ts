/** What a virus scanner's word means for a file. Only `clean` may ever release one. */
export type Verdict =
  | { kind: 'clean' }
  | { kind: 'infected' }
  /** Locked with a password, so nobody can look into it. */
  | { kind: 'encrypted' }
  /** Nested or packed beyond the scanner's limits. */
  | { kind: 'uncheckable' }
  /** The scanner is away, busy or talks nonsense: the file stays where it is and is checked later. */
  | { kind: 'unavailable'; reason: string }

/** Reads clamd's answer to INSTREAM, with or without its closing zero byte. Everything but exactly "stream: OK" withholds the file. */
export function readScanReply(reply: string): Verdict {
  const text = reply.replace(/\0$/, '')
  if (text === 'stream: OK') return { kind: 'clean' }
  const name = /^stream: (\S+) FOUND$/.exec(text)?.[1]
  if (name === undefined)
    return { kind: 'unavailable', reason: text.includes('size limit') ? 'stream_limit' : 'no_verdict' }
  if (name.startsWith('Heuristics.Encrypted.')) return { kind: 'encrypted' }
  if (name.startsWith('Heuristics.Limits.Exceeded')) return { kind: 'uncheckable' }
  return { kind: 'infected' }
}

export type ScannerAddress = { path: string } | { host: string; port: number }

/** `/run/clamav/clamd.ctl`, `unix:/run/…`, `host:3310`, `[::1]:3310`, `tcp://host:3310`. @throws {Error} for anything else. */
export function parseScannerAddress(address: string): ScannerAddress {
  const path = /^(?:unix:(?:\/\/)?)?(\/.+)$/.exec(address)?.[1]
  if (path) return { path }
  const [, host, port] = /^(?:tcp:\/\/)?(\[[^\]]+\]|[^:/]+):(\d{1,5})$/.exec(address) ?? []
  if (!host || !port) throw new Error('The address of the virus scanner is neither a socket path nor host:port.')
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}
