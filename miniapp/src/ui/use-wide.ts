/** Whether there is room for two columns; in WeChat the page is a phone's. */
export function useWide(): boolean {
  return false
}
