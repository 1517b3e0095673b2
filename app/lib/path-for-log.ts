/** Link tokens are secrets: what the log shows of a path has them taken out. */
export function pathForLog(path: string): string {
  return path.replace(/[A-Za-z0-9_-]{30,}/g, ':token')
}
