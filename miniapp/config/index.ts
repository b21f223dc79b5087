import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { PreloadPage } from './preload-page'

const shared = path.resolve(__dirname, '../../shared/src')

/** Shared is compiled from its TypeScript source, whose imports end in `.js`. */
// biome-ignore lint/suspicious/noExplicitAny: webpack-chain's types are not part of Taro's public ones
function useSharedSource(chain: any) {
  chain.resolve.alias.set('@gongkai/shared', shared)
  chain.resolve.set('extensionAlias', { '.js': ['.ts', '.tsx', '.js'] })
}

/** Plain elements; and what nearly every page needs in one file, so that going from page to page fetches no more than the page. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function prepareH5(chain: any) {
  useSharedSource(chain)
  chain.resolve.alias.set('@tarojs/components$', path.resolve(__dirname, '../src/ui/elements.h5.ts'))
  const split = chain.optimization.get('splitChunks')
  const shared = { name: 'shared', chunks: 'async', minChunks: 20, priority: 2 }
  chain.optimization.splitChunks({ ...split, cacheGroups: { ...split.cacheGroups, shared } })
  chain.plugin('preloadPage').use(PreloadPage)
}

export default defineConfig<'webpack5'>(async () => {
  const platform = process.env.TARO_ENV ?? 'h5'
  return {
    projectName: 'gongkai',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    logger: { quiet: true, stats: false },
    plugins: [path.resolve(__dirname, '../plugins/aria')],
    defineConstants: {},
    env: { TARO_APP_API_BASE: JSON.stringify(process.env.TARO_APP_API_BASE ?? 'http://127.0.0.1:3000') },
    alias: { '@': path.resolve(__dirname, '../src') },
    copy: {
      patterns: platform === 'weapp' ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : [],
      options: {},
    },
    mini: {
      compile: { include: [shared] },
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} } },
      webpackChain: useSharedSource,
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [shared] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      imageUrlLoaderOption: { name: () => 'static/images/[name].[contenthash:8][ext]' },
      // `npm run dev`; the API is another process
      devServer: {
        host: '127.0.0.1',
        port: Number(process.env.GONGKAI_PAGE_PORT ?? 3001),
        open: false,
        proxy: [{ context: ['/api'], target: `http://127.0.0.1:${process.env.GONGKAI_API_PORT ?? 3000}` }],
      },
      htmlPluginOption: { favicon: path.resolve(__dirname, '../src/assets/favicon.svg') },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: { maxRootSize: 22, minRootSize: 18 } },
      },
      webpackChain: prepareH5,
    },
  }
})
