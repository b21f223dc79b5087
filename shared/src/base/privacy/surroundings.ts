/** All that stands around a datum in the plain text, for rules that need a word beside it. */
export interface Surroundings {
  /** up to 40 signs before it, on its line and the line above */ before: string
  /** up to 24 signs after it */ after: string
  /** its own line before it, up to 60 signs */ lineBefore: string
  /** its own line after it, up to 40 signs */ lineAfter: string
}

export function around(plain: string, from: number, to: number): Surroundings {
  const before = plain.slice(Math.max(0, from - 60), from)
  const after = plain.slice(to, to + 40)
  const end = after.search(/[\r\n]/)
  return {
    before: before.slice(-40),
    after: after.slice(0, 24),
    lineBefore: before.slice(before.search(/[^\r\n]*$/)),
    lineAfter: end < 0 ? after : after.slice(0, end),
  }
}

/** Numbers of documents, projects and goods: a label such as these directly before digits says that they are nobody's. */
export const SERIAL_BEFORE =
  /(?:编号|编码|代码|文号|字号|批号|序号|流水号|受理号|许可证号?|执照号?|登记证号?|注册号|备案号|订单号?|合同号?|标段号?|案号|批准文号|国药准字[A-Z]?|信用代码|项目号|条码|ISBN|ISSN|第)[^0-9\u4e00-\u9fff\n]{0,4}$/i

/** Units of sums and measures behind digits. */
const MEASURE_AFTER =
  /^\s{0,2}(?:[万亿千百]|元|平方|立方|公顷|公里|千米|米|吨|公斤|千克|亩|户|人[次^]?|㎡|m[²2]|%|‰|字节|页|株|头|只|件(?!号))/

const SUM_BEFORE = /(?:[¥￥$]|金额|[总单报标]价|合计|总计|共计|预算|资金|投资|收入|支出|面积)(?:为|是|约)?[:\s]{0,3}$/
/** A sum or a measure by what stands before or behind it, or by its two decimals. */
export const isMeasured = (before: string, after: string): boolean =>
  MEASURE_AFTER.test(after) || SUM_BEFORE.test(before) || /^\.[0-9]{1,2}(?![0-9])/.test(after)

/** Columns whose numbers are those of papers. */
export const SERIAL_HEAD = /编号|编码|代码|文号|序号|许可证|流水号|受理号|案号|批号|条码|金额|面积|日期|网址|链接/

/** Digits within the address of a page (https://…). */
export function inAddressOfPage(plain: string, from: number): boolean {
  const token = /[^\s\u4e00-\u9fff"'<>()]*$/.exec(plain.slice(Math.max(0, from - 120), from))?.[0] ?? ''
  return /(?:https?:\/\/|www\.|\.(?:gov|com|cn|org)\/)/i.test(token)
}

/** Words of an office beside a telephone or a mailbox. */
export const OFFICIAL_WORD =
  /咨询|监督|举报|值班|服务|投诉|热线|办公|受理|窗口|便民|客服|报修|抢修|应急|救助电话|传真|总机|信箱|政务|公务/

/** Ends of names of offices and other bodies. */
export const UNIT =
  /(?:局|委员会|委|政府|财政所|财政|办公室|办事处|办|中心|管理所|卫生院|医院|学校|中学|小学|大学|学院|幼儿园|公司|集团|协会|联合会|支队|大队|中队|派出所|司法所|法院|检察院|社|站|厅|部|馆|院|村委会|居委会|合作社|服务站|民政所|敬老院)$/
const UNIT_WITHIN =
  /[\u4e00-\u9fff](?:局|委员会|政府|财政所|办公室|办事处|中心|管理所|卫生院|医院|学校|中学|大学|学院|幼儿园|公司|协会|联合会|支队|大队|派出所|司法所|法院|检察院|村委会|居委会|合作社|服务站|民政所|敬老院|大厅)/
export const namesUnit = (text: string): boolean => UNIT_WITHIN.test(text)
