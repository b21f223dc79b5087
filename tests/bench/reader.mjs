// A thread that asks one address again and again without a pause, and tells the longest time in which no answer came.
import http from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
let longest = 0
let answered = performance.now()
let stopped = false

parentPort.on('message', (told) => {
  if (told === 'begin') {
    longest = 0
    answered = performance.now()
    parentPort.postMessage('begun')
  } else if (told === 'tell') parentPort.postMessage(Math.max(longest, performance.now() - answered))
  else stopped = true
})

function ask() {
  if (stopped) return process.exit(0)
  http
    .get(workerData.url, { agent }, (answer) => {
      answer.resume()
      // A refusal or an error is no answer: the wait goes on.
      answer.once('end', () => {
        if (answer.statusCode === 200) {
          longest = Math.max(longest, performance.now() - answered)
          answered = performance.now()
        }
        setImmediate(ask)
      })
    })
    .once('error', () => setTimeout(ask, 10))
}
ask()
