export default definePageConfig({ navigationBarTitleText: '事项公开情况' })
