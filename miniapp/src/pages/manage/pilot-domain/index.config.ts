export default definePageConfig({ navigationBarTitleText: '试点领域' })
