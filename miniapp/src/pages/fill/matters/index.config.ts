export default definePageConfig({ navigationBarTitleText: '权责与服务事项清单' })
