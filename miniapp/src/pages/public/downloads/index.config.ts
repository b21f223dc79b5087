export default definePageConfig({ navigationBarTitleText: '数据下载' })
