/**
 * A name as people hold it equal: full width or half, capital or small, composed or decomposed, with blanks around it or not. Databases
 * compare by code point: a name to be found or refused however it is typed is folded first. An accent is a difference.
 */
export const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
