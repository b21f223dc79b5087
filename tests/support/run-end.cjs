const { readdirSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

/** Takes away what was prepared for this run (`support/prepared.ts`). */
module.exports = async () => {
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith(`gongkai-prepared-${process.env.GONGKAI_TEST_RUN}`)) rmSync(join(tmpdir(), name))
}
