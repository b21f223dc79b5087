export default definePageConfig({ navigationBarTitleText: '年度更新' })
