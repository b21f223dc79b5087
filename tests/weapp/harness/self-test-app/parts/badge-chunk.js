// As in Taro's output, the registering call of a component stands in another file.
Component({
  properties: { label: String },
  data: { times: 0 },
  methods: {
    again() {
      this.setData({ times: this.data.times + 1 })
    },
  },
})
