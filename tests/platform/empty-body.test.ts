import { databases } from '../support/databases'
import { openDistrict } from '../support/district'

test.each(databases)('a request without a body may be called JSON, as WeChat does, on $name', async ({ url }) => {
  const district = await openDistrict(await url())
  const authorization = `Bearer ${await district.tokenOf('east')}`
  const signOut = () =>
    district.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { authorization, 'content-type': 'application/json' },
    })
  expect((await signOut()).statusCode).toBe(204)
  expect((await signOut()).statusCode).toBe(401)
  await district.close()
})
