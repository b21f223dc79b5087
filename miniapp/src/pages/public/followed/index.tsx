export { FollowedPage as default } from '@/features/public-catalogue/followed-page'
