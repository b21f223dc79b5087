export { InvitationsPage as default } from '@/features/wechat/invitations-page'
