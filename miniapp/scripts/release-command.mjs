/** The uploader, WeChat's own; brought by npx since only a release needs its hundreds of packages. */
const UPLOADER = 'miniprogram-ci@2.1.42'

const VERSION = /^\d+\.\d+\.\d+$/

/**
 * What `upload` or `preview` of the mini-program runs, or what hinders it, in Chinese, all at once.
 *
 * @param action 'upload' | 'preview'
 * @param env the environment: TARO_APP_API_BASE, GONGKAI_WECHAT_APPID, GONGKAI_WECHAT_KEY (path of the upload key), GONGKAI_VERSION
 *   and GONGKAI_VERSION_NOTE (upload only), GONGKAI_WECHAT_ROBOT (1–30, else 1)
 * @param isFile whether a path is a file
 * @returns {{ refusals: string[], command: string[] }}
 */
export function releaseCommand(action, env, isFile) {
  const refusals = []
  const wanted = (name, text, good = (value) => Boolean(value)) => {
    if (!good(env[name] ?? '')) refusals.push(`${name}：${text}`)
    return env[name] ?? ''
  }
  if (action !== 'upload' && action !== 'preview') refusals.push('请写明 upload（上传）或 preview（预览）')
  wanted('TARO_APP_API_BASE', '应是服务器的 https 地址，如 https://gk.example.gov.cn，末尾不带斜线', (value) =>
    /^https:\/\/[a-z0-9.-]+(:\d+)?$/i.test(value),
  )
  const appId = wanted('GONGKAI_WECHAT_APPID', '应是小程序的 AppID，以 wx 开头', (value) =>
    /^wx[0-9a-f]{16}$/.test(value),
  )
  const key = wanted('GONGKAI_WECHAT_KEY', '应是代码上传密钥文件的路径，在公众平台“开发设置”里下载', isFile)
  const robot = env.GONGKAI_WECHAT_ROBOT ?? '1'
  if (!(Number(robot) >= 1 && Number(robot) <= 30)) refusals.push('GONGKAI_WECHAT_ROBOT：应是 1 至 30')
  const common = ['--pp', '.', '--pkp', key, '--appid', appId, '-r', robot]
  if (action === 'preview')
    return { refusals, command: ['npx', '-y', UPLOADER, 'preview', ...common, '--qrcode-format', 'terminal'] }
  const version = wanted('GONGKAI_VERSION', '应是版本号，如 1.0.3', (value) => VERSION.test(value))
  const note = wanted('GONGKAI_VERSION_NOTE', '请写一句这个版本改了什么')
  return { refusals, command: ['npx', '-y', UPLOADER, 'upload', ...common, '--uv', version, '--ud', note] }
}
