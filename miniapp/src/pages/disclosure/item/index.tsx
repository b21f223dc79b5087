export { DisclosureItemPage as default } from '@/features/catalogue/disclosure/item-page'
