import { readScene, SCENES, writeScene } from './scene.js'

test.each([
  ['entry', '01-town-350505106-0001'],
  ['domain', '19'],
  ['organisation', 'town-350505106'],
  ['invitation', 'K7QM2HXR3P'],
] as const)('a code of %s %s leads to its page and is read again, encoded or not', (kind, code) => {
  const written = writeScene({ kind, code })
  expect(written?.page).toBe(SCENES.find((each) => each.kind === kind)?.page)
  expect(written?.scene.length).toBeLessThanOrEqual(32)
  for (const scene of [written?.scene ?? '', encodeURIComponent(written?.scene ?? '')])
    expect(readScene(scene)).toEqual({ kind, code })
})

test.each([['x'.repeat(31)], ['社会救助'], ['a b'], ['a%b'], ['']])('WeChat cannot hold %j', (code) => {
  expect(writeScene({ kind: 'entry', code })).toBeNull()
})

test.each([[''], ['e'], ['e:'], ['x:19'], ['%E0%A4%A'], ['e:社会'], [`e:${'1'.repeat(40)}`], ['id=19']])(
  '%j is none of ours',
  (scene) => {
    expect(readScene(scene)).toBeNull()
  },
)
