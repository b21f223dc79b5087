export default definePageConfig({ navigationBarTitleText: '公开落实' })
