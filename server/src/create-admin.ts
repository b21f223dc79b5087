import { createAdminFromTerminal } from './app/create-admin/create-admin.js'

createAdminFromTerminal(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
