export default definePageConfig({ navigationBarTitleText: '本期无新增' })
