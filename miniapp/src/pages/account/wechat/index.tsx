export { WeChatPage as default } from '@/features/district/wechat/wechat-page'
