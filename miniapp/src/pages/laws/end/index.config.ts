export default definePageConfig({ navigationBarTitleText: '废止与取代' })
