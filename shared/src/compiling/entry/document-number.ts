/** 〔2019〕54号 as the standard for official documents writes it (GB/T 9704: six-cornered brackets, no 第, no leading 0). */
const NUMBERED = /^[\u4e00-\u9fff、 ]{1,40}〔\d{4}〕[1-9]\d{0,5}号$/
/** 国务院令第711号, 主席令第二十九号, 民政部公告2019年第13号 */
const DECREE =
  /^[\u4e00-\u9fff、 ]{0,40}(?:令|公告|公布|通告|决定)(?:〔\d{4}〕|\d{4}年)?第(?:[1-9]\d{0,4}|[一二三四五六七八九十百〇零]{1,8})号$/
/** GB/T 39554-2020 and other standards */
const STANDARD = /^[A-Z]{2,5}\d{0,6}(?:\/[A-Z]{1,2})? ?[\d.]+[-—－–]\d{4}$/

/** A number as it should be written, as far as that can be told from `text`. */
function tidy(text: string): string {
  return text
    .replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/^[（(]\s*(.*号)\s*[）)]$/, '$1')
    .replace(/\s*[〔［[【（({〈<﹝﹙]\s*((?:19|20)\d{2})\s*[〕］\]】）)}〉>﹞﹚]?\s*/, '〔$1〕')
    .replace(/^([\u4e00-\u9fff、 ]+?)\s*((?:19|20)\d{2})\s*[〕］\]】）)}〉>﹞﹚]\s*/, '$1〔$2〕')
    .replace(/(〔\d{4}〕)\s*(?:第\s*)?0*(\d+)\s*号?$/, (whole, year, number) =>
      /(?:令|公告|通告|决定)〔/.test(text) ? whole : `${year}${number}号`,
    )
    .replace(
      /(令|公告|通告|决定)\s*((?:〔\d{4}〕|\d{4}年)?)\s*第?\s*0*([1-9]\d*|[一二三四五六七八九十百〇零]+)\s*号?$/,
      '$1$2第$3号',
    )
}

/** Several numbers in one field, and words such as 公布、修订 behind them, are usual. */
function partsOf(text: string): string[] {
  return text
    .replace(/号(?:公布|发布|修订|修正|修改)?\s*[、，；,;]\s*/g, '号\n')
    .replace(/号(?:公布|发布|修订|修正|修改)$/, '号')
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
}

/**
 * The oddities of a 文号, in words, one for each number in it; [] when all are well formed or there is none. A number that can be put right
 * is shown as it should read.
 */
export function documentNumberFaults(text: string): string[] {
  return partsOf(text.trim()).flatMap((part) => {
    const wanted = tidy(part)
    const wellFormed = NUMBERED.test(wanted) || DECREE.test(wanted) || STANDARD.test(wanted)
    if (!wellFormed) return [`文号“${part}”不合规范，一般写作“国办发〔2019〕54号”或“国务院令第711号”`]
    return wanted === part ? [] : [`文号“${part}”应写作“${wanted}”`]
  })
}
