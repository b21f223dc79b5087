export default definePageConfig({
  navigationBarTitleText: '目录版本',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
