export { BulletinPage as default } from '@/features/exchange/bulletin/bulletin-page'
