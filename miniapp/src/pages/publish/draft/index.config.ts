export default definePageConfig({ navigationBarTitleText: '预览并发布' })
