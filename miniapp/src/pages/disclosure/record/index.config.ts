export default definePageConfig({ navigationBarTitleText: '登记公开' })
