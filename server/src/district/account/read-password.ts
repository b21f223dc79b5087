import { createInterface } from 'node:readline/promises'

const ENTER = ['\r', '\n']
const END = ['\u0003', '\u0004']
const RUBBED_OUT = ['\u007f', '\b']

/** A terminal, or what stands in for one. */
export interface Terminal {
  input: NodeJS.ReadStream
  output: { write(text: string): unknown }
}

/**
 * A new password. On a terminal it is typed twice and nothing of it is shown; from a pipe it is the first line.
 * @throws Error when the two differ or nothing came
 */
export async function readNewPassword({ input, output }: Terminal): Promise<string> {
  if (!input.isTTY) return firstLine(input)
  const first = await typeUnseen({ input, output }, '密码（输入时不显示）：')
  const second = await typeUnseen({ input, output }, '再输入一次：')
  if (first !== second) throw new Error('没有建立账号：两次输入的密码不同')
  return first
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new Error('没有建立账号：没有读到密码')
}

/** In raw mode the terminal shows nothing by itself. */
function typeUnseen({ input, output }: Terminal, question: string): Promise<string> {
  output.write(question)
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (finish: () => void) => {
      input.off('data', take)
      input.off('end', hungUp)
      input.setRawMode(false)
      input.pause()
      output.write('\n')
      finish()
    }
    const take = (chunk: string) => {
      const signs = [...chunk]
      for (const [at, sign] of signs.entries()) {
        if (ENTER.includes(sign)) {
          end(() => resolve(typed))
          // Text pasted along with the password is the answer to the next question.
          const rest = signs.slice(at + 1).join('')
          if (rest) input.unshift(rest)
          return
        }
        if (END.includes(sign)) return end(() => reject(new Error('没有建立账号：已取消')))
        typed = RUBBED_OUT.includes(sign) ? [...typed].slice(0, -1).join('') : typed + sign
      }
    }
    const hungUp = () => end(() => reject(new Error('没有建立账号：没有读到密码')))
    input.setRawMode(true)
    input.setEncoding('utf8')
    input.on('data', take)
    input.once('end', hungUp)
    input.resume()
  })
}
