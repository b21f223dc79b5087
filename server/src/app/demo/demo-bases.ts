import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import type { Basis } from '@gongkai/shared/base/template/fields'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'

/** Laws that the model rows cite today, with the day from which they are in force and what stood before. */
export const LATER_LAWS: readonly { basis: Basis; from: LocalDate; before: Basis }[] = [
  {
    basis: { title: '中华人民共和国乡村振兴促进法', documentNumber: '', article: '' },
    from: '2021-06-01',
    before: { title: '中共中央 国务院关于打赢脱贫攻坚战的决定', documentNumber: '中发〔2015〕34号', article: '' },
  },
  {
    basis: { title: '中华人民共和国法律援助法', documentNumber: '', article: '' },
    from: '2022-01-01',
    before: { title: '法律援助条例', documentNumber: '国务院令第385号', article: '' },
  },
  {
    basis: { title: '中华人民共和国土地管理法实施条例', documentNumber: '国务院令第743号', article: '' },
    from: '2021-09-01',
    before: { title: '中华人民共和国土地管理法实施条例', documentNumber: '国务院令第256号', article: '' },
  },
]

/** Articles that the model rows name today, with the day from which the law counts them so. */
const LATER_ARTICLES: readonly { title: string; article: string; from: LocalDate }[] = [
  { title: '中华人民共和国行政处罚法', article: '第四十八条', from: '2021-07-15' },
]

/** The day on which a demo's model rows took up those laws; its removal takes it back. */
export const MODELS_CHANGED_AT = new Date('2022-03-01T04:00:00Z')

/** 低保 rested on it until it was replaced in 2021: a renewal asks for it. */
const FORMER_ASSISTANCE: Basis = {
  title: '最低生活保障审核审批办法（试行）',
  documentNumber: '民发〔2012〕220号',
  article: '',
}
const ASSISTANCE_UNTIL: LocalDate = '2021-07-01'

const isSame = (one: Basis, other: Basis) => one.title === other.title && one.documentNumber === other.documentNumber

/** A model row as it read on that day: no edition cites a law made after it. */
export function asOfDay(fields: PackGuidelineItem, day: LocalDate): PackGuidelineItem {
  const bases = fields.bases.map((basis) => {
    const later = LATER_LAWS.find((law) => isSame(law.basis, basis))
    // An article counts in its own law alone.
    if (later && day < later.from) return later.before
    const counted = LATER_ARTICLES.find(({ title, article }) => title === basis.title && article === basis.article)
    return counted && day < counted.from ? { ...basis, article: '' } : basis
  })
  const assistance = fields.level2.includes('低保') || fields.level2.includes('最低生活保障')
  return { ...fields, bases: assistance && day < ASSISTANCE_UNTIL ? [...bases, FORMER_ASSISTANCE] : bases }
}

/** Whether the model row has become another since that day. */
export const hasChangedSince = (fields: PackGuidelineItem, day: LocalDate): boolean =>
  fields.bases.some((basis) => LATER_LAWS.some((law) => isSame(law.basis, basis) && day < law.from))
