export default definePageConfig({ navigationBarTitleText: '没有发出的消息' })
