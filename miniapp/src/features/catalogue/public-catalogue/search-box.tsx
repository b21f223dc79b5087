import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '@/ui/button'
import { SuggestInput } from '@/ui/suggest-input'
import { useSearch } from '@/ui/use-search'
import { suggestions } from './api'

const suggest = async (text: string) => (text ? await suggestions(text) : [])

/** The residents' search field: names of the catalogue are offered while one types. `q` is what was searched for last. */
export function SearchBox({
  placeholder,
  q = '',
  onSearch,
}: {
  placeholder: string
  q?: string
  onSearch: (q: string) => void
}) {
  const { text, setText, found } = useSearch(suggest, q)
  useEffect(() => setText(q), [q])
  const search = (wanted: string) => {
    setText(wanted.trim())
    onSearch(wanted.trim())
  }
  return (
    <View className="search">
      <SuggestInput
        label="搜索公开事项"
        placeholder={placeholder}
        text={text}
        onText={setText}
        // Words just searched for need no more suggestions.
        offers={text.trim() === q ? [] : (found ?? [])}
        onConfirm={search}
      />
      <Button onPress={() => search(text)}>搜索</Button>
    </View>
  )
}
