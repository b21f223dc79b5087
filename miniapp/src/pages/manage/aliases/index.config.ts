export default definePageConfig({ navigationBarTitleText: '别名' })
