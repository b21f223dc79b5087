export default definePageConfig({
  navigationBarTitleText: '掌上公开',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
