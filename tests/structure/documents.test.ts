import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/deployment.md', 'docs/release-wechat.md']
/** A path of the repository, in backticks or as the target of a link. */
const PATH = /`((?:server|shared|miniapp|tests|scripts|docs)\/[\w./-]+)`|\]\(((?!https?:)[\w./-]+)\)/g
/** Made by a build. */
const BUILT = /^(server|miniapp)\/dist\b/

test.each(DOCUMENTS)('%s names files that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const folder = join(root, document, '..')
  const missing = [...text.matchAll(PATH)].flatMap(([, path, link]) => {
    if (path) return BUILT.test(path) || existsSync(join(root, path)) ? [] : [path]
    return link && existsSync(join(folder, link)) ? [] : [link]
  })
  expect(missing).toEqual([])
})
