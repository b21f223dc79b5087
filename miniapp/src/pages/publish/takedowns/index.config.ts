export default definePageConfig({ navigationBarTitleText: '下线记录' })
