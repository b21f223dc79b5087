/** Inline, for two dozen masks keep a slow phone's first page busy for 200 ms. */
export function LineDrawing({ path }: { path: string }) {
  return (
    <svg className="line-drawing" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
