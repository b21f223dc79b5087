export default definePageConfig({ navigationBarTitleText: '提出动态调整' })
