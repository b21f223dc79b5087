// A thread that asks one address again and again without a pause, and tells the longest time in which no answer came.
import http from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
let longest = 0
let asked = performance.now()
let stopped = false

parentPort.on('message', (told) => {
  if (told === 'begin') {
    longest = 0
    asked = performance.now()
    parentPort.postMessage('begun')
  } else if (told === 'tell') parentPort.postMessage(Math.max(longest, performance.now() - asked))
  else stopped = true
})

function ask() {
  if (stopped) return process.exit(0)
  asked = performance.now()
  http
    .get(workerData.url, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        longest = Math.max(longest, performance.now() - asked)
        setImmediate(ask)
      })
    })
    .once('error', () => setTimeout(ask, 10))
}
ask()
