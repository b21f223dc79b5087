export { InvitationsPage as default } from '@/features/district/wechat/invitations-page'
