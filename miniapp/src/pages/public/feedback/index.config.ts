export default definePageConfig({
  navigationBarTitleText: '反馈',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
