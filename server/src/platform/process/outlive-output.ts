import { writeSync } from 'node:fs'

/**
 * Lets the process outlive its output: a full disk, a reader that went or a broken device must not end a server whose log it is. Lines that
 * cannot be written are lost; once there is room again the log goes on.
 */
export function outliveOutput(
  streams: readonly (NodeJS.WriteStream & { fd: number })[] = [process.stdout, process.stderr],
): void {
  for (const stream of streams) {
    stream.on('error', () => {
      // A stream that failed once takes nothing any more.
      stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
        try {
          writeSync(stream.fd, chunk as string)
        } catch {
          // There is nowhere to say it.
        }
        const told = rest.find((item) => typeof item === 'function') as (() => void) | undefined
        if (told) process.nextTick(told)
        return true
      }) as typeof stream.write
    })
  }
}
