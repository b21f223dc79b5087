export default definePageConfig({ navigationBarTitleText: '查反馈答复' })
