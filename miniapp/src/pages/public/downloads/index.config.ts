export default definePageConfig({
  navigationBarTitleText: '数据下载',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
