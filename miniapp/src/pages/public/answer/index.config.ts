export default definePageConfig({
  navigationBarTitleText: '查反馈答复',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
