Page({
  data: { id: '' },
  onLoad({ id }) {
    this.setData({ id: decodeURIComponent(id) })
  },
  back() {
    wx.navigateBack()
  },
})
