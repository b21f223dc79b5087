/** WeChat draws the title and the way back itself; see page-bar.h5.tsx. */
export function PageBar() {
  return null
}
