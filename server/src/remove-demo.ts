import { removeDemoFromTerminal } from './app/demo/remove-demo-from-terminal.js'

removeDemoFromTerminal().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
