import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { guidelines } from './api'

/** On the 工作台 of a lead: the 标准指引 of its domains, with the rows that wait to be checked; nothing for others. */
export function GuidelinesLink({ account }: { account: string }) {
  const { data } = useQuery(`guidelines/${account}`, guidelines)
  const own = data?.filter(({ can }) => can.edit.length === 0) ?? []
  if (own.length === 0) return null
  const unchecked = own.reduce((sum, { total, checked }) => sum + total - checked, 0)
  return (
    <Button kind="plain" onPress={() => open('guidelines')}>
      {unchecked > 0 ? `标准指引（待核对 ${unchecked} 行）` : '标准指引'}
    </Button>
  )
}
