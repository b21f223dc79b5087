import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'

/**
 * The card of a public page that is shared, to a friend or a group and to 朋友圈: its title, and the address with the query that finds it
 * again from a cold start. 朋友圈 takes the query alone.
 */
export function useShareCard(card: () => { title: string; path: string }): void {
  useShareAppMessage(card)
  useShareTimeline(() => {
    const { title, path } = card()
    return { title, query: path.split('?')[1] ?? '' }
  })
}
