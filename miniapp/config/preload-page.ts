/** What residents open from a link, a share card or a printed code: the tabs and what is public. The staff's pages can wait. */
const OPENED = /\/(pages\/(?:[^/]+|public\/.+)\/index)$/
const HOME = 'pages/home/index'

// biome-ignore-start lint/suspicious/noExplicitAny: webpack's own types would make it a dependency of the configuration
/**
 * Lets the browser fetch a page's own files while it still fetches the entry script, which would ask for them only when it has run:
 * a round trip less on a phone.
 */
export class PreloadPage {
  apply(compiler: any): void {
    compiler.hooks.compilation.tap('PreloadPage', (compilation: any) => {
      const html = compiler.options.plugins.find((plugin: any) => plugin.constructor.name === 'HtmlWebpackPlugin')
      html.constructor.getHooks(compilation).alterAssetTagGroups.tap('PreloadPage', (tags: any) => {
        tags.headTags.unshift({
          tagName: 'script',
          voidTag: false,
          attributes: {},
          meta: {},
          innerHTML: script(compilation),
        })
        return tags
      })
    })
  }
}

function script(compilation: any): string {
  const files: Record<string, string[]> = {}
  for (const group of compilation.chunkGroups)
    for (const { request } of group.origins) {
      const [, path] = OPENED.exec(request ?? '') ?? []
      if (path) files[path] = group.getFiles()
    }
  if (!files[HOME]) throw new Error(`the build has no page ${HOME}`)
  return `!function(f){(f[location.hash.replace(/^#\\/|\\?.*/g,"")]||f["${HOME}"]).forEach(function(n){var l=document.createElement("link");l.rel="preload";l.as=/css$/.test(n)?"style":"script";l.href="${compilation.outputOptions.publicPath}"+n;document.head.appendChild(l)})}(${JSON.stringify(files)})`
}
// biome-ignore-end lint/suspicious/noExplicitAny: see above
