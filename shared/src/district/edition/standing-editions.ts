/** The facts of a 目录版本 that the rules need; in the order of publishing. */
export interface EditionFacts {
  id: number
  domains: readonly { code: string }[]
  withdrawn: boolean
}

/**
 * In which edition the public reads each domain: the latest that settles it and was not withdrawn, by domain code. With `upTo`,
 * as it was when that edition came out; it counts itself even if it was withdrawn later.
 */
export function standingEditions<Edition extends EditionFacts>(
  editions: readonly Edition[],
  upTo?: number,
): Map<string, Edition> {
  const standing = new Map<string, Edition>()
  for (const edition of editions) {
    if (!edition.withdrawn || edition.id === upTo) {
      for (const { code } of edition.domains) standing.set(code, edition)
    }
    if (edition.id === upTo) break
  }
  return standing
}

/** The version of the list of editions: it moves on with each that is published and each that is withdrawn. */
export function editionsVersion(editions: readonly { withdrawn: unknown }[]): number {
  return editions.length + editions.filter(({ withdrawn }) => withdrawn).length
}
