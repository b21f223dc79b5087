export default definePageConfig({ navigationBarTitleText: '粘贴登记' })
