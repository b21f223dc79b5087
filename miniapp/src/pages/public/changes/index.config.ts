export default definePageConfig({
  navigationBarTitleText: '版本变化',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
