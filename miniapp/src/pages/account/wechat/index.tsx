export { WeChatPage as default } from '@/features/wechat/wechat-page'
