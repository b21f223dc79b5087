export default definePageConfig({ navigationBarTitleText: '引用情况' })
