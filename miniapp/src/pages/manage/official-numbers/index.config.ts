export default definePageConfig({ navigationBarTitleText: '公务号码' })
