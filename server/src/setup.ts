import { setupFromTerminal } from './app/setup/setup-from-terminal.js'

setupFromTerminal(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
