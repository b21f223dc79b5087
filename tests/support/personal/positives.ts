import type { Gravity, PersonalKind } from '@gongkai/shared/base/privacy/personal-data'
import { DISGUISES } from './disguises.js'
import {
  cardNumber,
  identityCheck,
  identityNumber,
  mobileNumber,
  oldIdentityNumber,
  personName,
  TOWNS,
} from './people.js'
import { type Seeded, seeded } from './seeded.js'

/** A made-up text with one datum in it that has to be found. */
export interface Positive {
  /** row of the table: a kind, or a case of it */ group: string
  kind: PersonalKind
  gravity: Gravity
  text: string
  head?: string
  /** the datum as it stands in the text */ datum: string
  disguise: string
}

type Made = Omit<Positive, 'group' | 'disguise'>
type Maker = (random: Seeded, disguise: (number: string) => string) => Made

const set = (kind: PersonalKind, gravity: Gravity, template: string, datum: string, head?: string): Made => ({
  kind,
  gravity,
  text: template.replace('@', () => datum),
  datum,
  head,
})

const identity: Maker = (random, disguise) => {
  const name = personName(random)
  const number = identityNumber(random)
  const datum = disguise(random.below(3) ? number : number.toLowerCase())
  const templates = [
    '@',
    `${name}，身份证号：@，后龙镇人`,
    `${name}@`,
    '（@）',
    `1 ${name} 男 @ 500元`,
    '公民身份号码@。',
    `${name}\n@\n低保`,
    '名单：@、',
  ]
  return set('identity', 'block', random.of(templates), datum)
}

const identityWrong: Maker = (random, disguise) => {
  const digits = identityNumber(random).slice(0, 17)
  const wrong = random.of([...'0123456789X'].filter((sign) => sign !== identityCheck(digits)))
  const template = random.of(['身份证号码：@', '证件号码 @', '身份证@，请核对', '公民身份号码：@'])
  return set('identity', 'ask', template, disguise(digits + wrong))
}

const identityOld: Maker = (random, disguise) =>
  set(
    'identity',
    'ask',
    random.of(['身份证号码：@', '身份证@（旧）', '证件号码：@']),
    disguise(oldIdentityNumber(random)),
  )

const card: Maker = (random, disguise) => {
  const name = personName(random)
  const templates = [
    '银行卡号：@',
    `${name}，农业银行卡@`,
    `户名：${name}，开户行：农行泉港支行，账号：@`,
    '一卡通账号 @，',
    `${name} 惠民卡 @ 500元`,
    '打入信用社存折@',
  ]
  return set('bank-card', 'block', random.of(templates), disguise(cardNumber(random)))
}

const mobile: Maker = (random, disguise) => {
  const name = personName(random)
  const templates = [
    `${name} @`,
    `${name}，电话：@`,
    `户主电话@`,
    `联系人：${name}，手机@`,
    `村民${name}（@）`,
    `申请人${name}电话：@，后龙镇`,
    `1\t${name}\t男\t@`,
  ]
  return set('mobile', 'block', random.of(templates), disguise(mobileNumber(random)))
}

const mobileOfOffice: Maker = (random, disguise) =>
  set(
    'mobile',
    'ask',
    random.of([
      '监督电话：@',
      '咨询电话@（工作日）',
      '值班手机：@',
      '民政办服务热线 @',
      '@',
      '联系电话：@',
      '区民政局 @',
      '电话+86 @',
    ]),
    disguise(mobileNumber(random)),
  )

const address: Maker = (random) => {
  const place = random.of(TOWNS)
  const number = 1 + random.below(90)
  const tail = random.of([
    `${1 + random.below(12)}组${number}号`,
    `${number}号`,
    `第${1 + random.below(12)}组`,
    `锦绣花园${1 + random.below(9)}栋${1 + random.below(4)}单元${100 * (1 + random.below(6)) + 1}室`,
    `${random.of(['一', '二', '三', '十二'])}组${number}号`,
    `顶厝${number}号`,
    `锦祥路${number}号${1 + random.below(9)}幢${201 + random.below(40)}室`,
  ])
  const name = personName(random)
  return set(
    'address',
    'ask',
    random.of([`${name}，住@`, '家庭住址：@', '户籍地址：@，', `${name} @`, `现居住在@`]),
    place + tail,
  )
}

const passport: Maker = (random) => {
  const { of, digits } = random
  const number = of(['E', 'G', 'EA', 'EJ', 'C', 'CB', 'H', 'M', 'W', 'DE'])
  const filled = number + digits(number.length === 2 ? 7 : 8)
  return set(
    'passport',
    'ask',
    of(['护照号码：@', '护照@，', '持港澳居民来往内地通行证@', '往来港澳通行证号 @']),
    filled,
  )
}

const plate: Maker = (random) => {
  const { of, digits } = random
  const rest = of([digits(5), `A${digits(4)}`, `${digits(3)}B${digits(1)}`, `D${digits(5)}`, `F${digits(5)}`])
  const datum = of(['闽C', '闽A', '粤B', '京N', '沪D', '浙F', '赣E']) + of(['', '·', ' ', '-']) + rest
  return set('plate', 'ask', of(['车牌号@', `${personName(random)} 车辆@`, '@小型轿车', '货车（@）']), datum)
}

const email: Maker = (random) => {
  const { of, digits } = random
  const name = of(['zhangsan', 'li.si', 'wang_wu88', digits(9), `chen${digits(4)}`])
  const datum = `${name}${of(['@', '＠', ' @ '])}${of(['qq.com', '163.com', '126.com', 'sina.com.cn', 'gmail.com', '139.com', 'vip.qq.com', 'foxmail.com'])}`
  return { kind: 'email', gravity: 'ask', text: `${personName(random)}，邮箱：${datum}。`, datum }
}

const wechat: Maker = (random) => {
  const { of, digits } = random
  const id = of([`wxid_${digits(10)}ab`, `zhang-${digits(4)}`, `lisi_${digits(3)}`, `chenxiao${digits(2)}`])
  return set('wechat', 'ask', of(['微信号：@', '微信@', '加我微信 @，', 'VX：@', '微信ID:@', 'wx：@']), id)
}

const health: Maker = (random) => {
  const name = personName(random)
  const illness = random.of([
    '肺癌',
    '尿毒症',
    '精神分裂症',
    '二级肢体残疾',
    '重度精神障碍',
    '白血病',
    '糖尿病并发症',
    '脑梗',
    '艾滋病',
  ])
  return set(
    'health',
    'block',
    random.of([
      `@，患有${illness}`,
      `村民@患${illness}，无劳动能力`,
      `${illness}患者@`,
      `@（${illness}）`,
      `户主：@，因${illness}住院`,
      `@ ${illness} 每月500元`,
    ]),
    name,
  )
}

const family: Maker = (random) => {
  const what = random.of(['离异', '丧偶', '单亲家庭', '丈夫病故', '因残致贫', '家庭经济困难', '失独'])
  return set(
    'family',
    'ask',
    random.of([`@，${what}`, `村民@，${what}，生活困难`, `户主：@，${what}`, `@（${what}）`]),
    personName(random),
  )
}

const minor: Maker = (random) => {
  const age = 1 + random.below(17)
  const templates = [
    `@，男，${age}岁`,
    '孤儿@',
    '留守儿童@，父母在外',
    '困境儿童：@',
    '@（小学三年级学生）',
    '@，2015年3月出生',
    '学生@，五年级',
    `@ 女 ${age}周岁`,
  ]
  return set('minor', 'block', random.of(templates), personName(random))
}

const nameList: Maker = (random) => {
  const names = Array.from({ length: 3 + random.below(6) }, () => personName(random))
  const datum = names[random.below(names.length)] ?? ''
  const lines = random.of([
    names.join('\n'),
    names.join('、'),
    names.map((name, at) => `${at + 1}. ${name}`).join('\n'),
    names.map((name, at) => `${at + 1}\t${name}\t后龙镇\t${300 + at}元`).join('\n'),
    `低保名单：${names.join('，')}。`,
    names.map((name) => `${name} 500元`).join('\r\n'),
    names.join('  '),
  ])
  return { kind: 'name-list', gravity: 'ask', text: lines, datum }
}

const nameUnderHead: Maker = (random) =>
  set('name-list', 'ask', '@', personName(random), random.of(['姓名', '户主', '户主姓名', '申请人', '救助对象']))

const NUMBERS: Readonly<Record<string, Maker>> = {
  'identity, right check sign': identity,
  'identity, wrong check sign': identityWrong,
  'identity of 15': identityOld,
  'bank card': card,
  'mobile of a person': mobile,
  'mobile, nobody or office': mobileOfOffice,
}
const WORDS: Readonly<Record<string, Maker>> = {
  address,
  passport,
  plate,
  email,
  wechat,
  health,
  family,
  minor,
  'name list': nameList,
  'name under its head': nameUnderHead,
}

/** At least 500 of each kind; numbers in every disguise, the rest half in full width. The same for the same seed. */
export function positives(seed: number): Positive[] {
  const random = seeded(seed)
  const made: Positive[] = []
  const disguises = Object.entries(DISGUISES)
  for (const [group, make] of Object.entries(NUMBERS))
    for (const [disguise, dress] of disguises)
      for (let count = 0; count < 600 / disguises.length; count++)
        made.push({ group, disguise, ...make(random, (number) => dress(number, random)) })
  for (const [group, make] of Object.entries(WORDS))
    for (let count = 0; count < 500; count++)
      made.push({ group, disguise: 'words', ...make(random, (number) => number) })
  return made
}
