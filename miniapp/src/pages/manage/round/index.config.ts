export default definePageConfig({ navigationBarTitleText: '编制轮次' })
