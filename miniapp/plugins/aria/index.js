// Taro's weapp templates drop every aria-* attribute; this brings them back.
const path = require('node:path')
const { components } = require('./components')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return // H5 has no templates
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'))
    },
  })
}
