export default definePageConfig({ navigationBarTitleText: '各单位对比' })
