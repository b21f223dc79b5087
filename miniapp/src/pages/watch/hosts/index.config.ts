export default definePageConfig({ navigationBarTitleText: '允许的链接网站' })
