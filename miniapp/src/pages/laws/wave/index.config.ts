export default definePageConfig({ navigationBarTitleText: '法规变化批量调整' })
