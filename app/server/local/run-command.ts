import { spawn } from 'node:child_process'

export type CommandOptions = {
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
  /** Gets each line of both outputs while the command runs. */
  onLine?: (line: string) => void
}

/**
 * Runs a command to its end and returns what it wrote, standard output and error together.
 *
 * @throws Error with the command, its exit code and an excerpt of its output.
 */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  const { onLine, ...spawnOptions } = options
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      const text = chunk.toString()
      output += text
      if (onLine) for (const line of text.split(/\r?\n|\r/)) if (line.trim()) onLine(line)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${excerpt(output)}`))
    })
  })
}

/** The beginning, where most programs say what is wrong, and the end. */
function excerpt(output: string): string {
  const lines = output.trim().split('\n')
  return lines.length <= 50 ? lines.join('\n') : [...lines.slice(0, 35), '…', ...lines.slice(-10)].join('\n')
}

/** The end of a log, for error messages. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
