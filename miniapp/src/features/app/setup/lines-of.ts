/** Names that were typed or pasted, one a line or between 、 and ，, each once. */
export function linesOf(text: string): string[] {
  const names = text.split(/[\n\r\t、，,；;]+/).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}
