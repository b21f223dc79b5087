import type { Seeded } from './seeded.js'

const PROVINCES = ['11', '13', '31', '33', '35', '36', '41', '44', '50', '52', '61', '65', '81']
const COUNTIES = ['350505', '350521', '350502', '350583', '350102', '110105', '440106', '520181', '810000']
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛庄连施翁柯洪涂池简温阮欧阳',
].slice(0, -2)
const COMPOUND = ['欧阳', '上官', '诸葛', '司马', '慕容']
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕建国文辉志鹏飞斌波宇浩凯健俊帆雪梅琳婷雯佳怡思雨欣然梓涵子轩博宏兰菊珍香凤莲春冬生福贵祥旺财木水火土根宝庆来顺清美惠淑贤良德仁义礼智信忠孝荣耀昌盛泉海山川江河湖龙虎鹤松柏竹',
]

/** A personal name of two or three signs, sometimes with a surname of two. */
export function personName({ below, of }: Seeded): string {
  const surname = below(25) === 0 ? of(COMPOUND) : of(SURNAMES)
  return surname + of(GIVEN) + (surname.length === 2 || below(4) > 0 ? of(GIVEN) : '')
}

const two = (number: number) => String(number).padStart(2, '0')
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check sign of GB 11643-1999 over 17 digits. */
export const identityCheck = (digits: string): string =>
  '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11)

const area = ({ below, of, digits }: Seeded) => (below(2) ? of(COUNTIES) : of(PROVINCES) + digits(4))

export function identityNumber(random: Seeded): string {
  const { below, digits } = random
  const date = `${1930 + below(94)}${two(1 + below(12))}${two(1 + below(28))}`
  const number = area(random) + date + digits(3)
  return number + identityCheck(number)
}

/** As issued before 1999: two digits of the year, no check sign. */
export function oldIdentityNumber(random: Seeded): string {
  const { below, digits } = random
  return `${area(random)}${two(20 + below(79))}${two(1 + below(12))}${two(1 + below(28))}${digits(3)}`
}

export function luhnCheck(digits: string): string {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/** A card: 银联 of 19 or 16 signs, Visa, Mastercard, JCB, older ones of 工行 and 农行. */
export function cardNumber({ of, digits }: Seeded): string {
  const [prefix, length] = of([
    ['622202', 19],
    ['621700', 19],
    ['623059', 19],
    ['621098', 19],
    ['622848', 19],
    ['625965', 16],
    ['622588', 16],
    ['622908', 18],
    ['95588', 19],
    ['95599', 19],
    ['436742', 19],
    ['458441', 16],
    ['521899', 16],
    ['356895', 16],
    ['601428', 17],
  ] as const)
  const number = prefix + digits(length - prefix.length - 1)
  return number + luhnCheck(number)
}

export const mobileNumber = ({ of, digits }: Seeded): string =>
  of([
    '130',
    '135',
    '137',
    '138',
    '139',
    '147',
    '150',
    '152',
    '158',
    '166',
    '173',
    '177',
    '180',
    '187',
    '189',
    '198',
    '199',
  ]) + digits(8)

export const TOWNS = [
  '后龙镇柳厝村',
  '山腰街道锦山社区',
  '泉港区涂岭镇秀溪村',
  '福建省泉州市泉港区前黄镇三朱村',
  '南埔镇邱厝村',
  '界山镇玉湖村',
  '峰尾镇诚峰村',
]
