export default definePageConfig({ navigationBarTitleText: '法规依据' })
