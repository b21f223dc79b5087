export default definePageConfig({ navigationBarTitleText: '公开清单和台账' })
