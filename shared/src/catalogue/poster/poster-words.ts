/** A unit's name as people say it: 前黄镇人民政府 → 前黄镇, 山腰街道办事处 → 山腰街道; others as they are. */
export function spokenName(organisation: string): string {
  return organisation.replace(/(?<=.)人民政府$/, '').replace(/(?<=街道)办事处$/, '')
}

/** At most so many characters, what is cut marked by …, line breaks and runs of spaces as one space. */
export function clipped(text: string, most: number): string {
  const characters = [...text.trim().replace(/\s+/g, ' ')]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}
