export { FollowedPage as default } from '@/features/catalogue/public-catalogue/followed-page'
