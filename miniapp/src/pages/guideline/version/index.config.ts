export default definePageConfig({ navigationBarTitleText: '标准指引的版本' })
