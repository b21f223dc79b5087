/** Without 《》 and without the country's name, which half of the writers leave out. */
export function bareTitle(title: string): string {
  return title.replace(/[《》\s]/g, '').replace(/^中华人民共和国/, '')
}
