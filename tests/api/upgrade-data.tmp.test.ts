import type { TestDatabase } from '../support/databases'
import { databases } from '../support/databases'
import { everyGet } from '../support/every-get'
import { openRelease } from '../support/releases'
import { openUpgraded, ROLES } from '../support/upgraded'

test.each(databases.slice(0, 1) as TestDatabase[])('x', async (database) => {
  const district = await openUpgraded(await openRelease(database))
  const all = await everyGet(district)
  console.log(all.length)
  const t: any = {}
  for (const [role, account] of Object.entries(ROLES)) {
    const token = account ? await district.tokenOf(account) : null
    const s: any = {}
    const t0 = Date.now()
    for (const url of all) {
      const t1 = Date.now()
      const r = await district.app.inject({
        method: 'GET',
        url,
        headers: token ? { authorization: `Bearer ${token}` } : {},
      })
      s[r.statusCode] = (s[r.statusCode] ?? 0) + 1
      if (r.statusCode >= 500 || r.statusCode === 400 || Date.now() - t1 > 2000)
        console.log(role, url, r.statusCode, r.body.slice(0, 200), Date.now() - t1)
      if (role === 'admin' && r.statusCode !== 200) console.log(role, url, r.statusCode)
    }
    t[role] = [s, Date.now() - t0]
  }
  console.log(JSON.stringify(t, null, 1))
  await district.close()
})
