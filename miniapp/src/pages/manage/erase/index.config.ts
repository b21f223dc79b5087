export default definePageConfig({ navigationBarTitleText: '抹去个人信息' })
