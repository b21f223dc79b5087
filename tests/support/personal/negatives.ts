import { type Seeded, seeded } from './seeded.js'

/** A text that holds nobody's data, and what may be said of it at most. */
export interface Negative {
  group: string
  text: string
  head?: string
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 统一社会信用代码 with its check sign (GB 32100-2015); those of offices are often digits only. */
export function creditCode({ of, digits, below }: Seeded): string {
  const code = `${of(['11', '12', '91', '92', '93', '51', '54', 'N1'])}350505${below(2) ? digits(9) : `MA${of([...CREDIT])}${digits(5)}${of([...CREDIT])}`}`
  let sum = 0
  for (let index = 0, weight = 1; index < 17; index++, weight = (weight * 3) % 31)
    sum += CREDIT.indexOf(code.charAt(index)) * weight
  return code + CREDIT.charAt((31 - (sum % 31)) % 31)
}

const two = (number: number) => String(number).padStart(2, '0')
const day = ({ below }: Seeded) => [2015 + below(12), 1 + below(12), 1 + below(28)] as const
const landline = ({ of, digits }: Seeded) =>
  of(['0595-', '0595', '（0595）', '0595 ', '0591-', '010-']) + of(['87', '22', '68']) + digits(6)
const OFFICES = [
  '泉港区民政局',
  '涂岭镇人民政府',
  '区社会救助服务中心',
  '山腰街道办事处',
  '区住房和城乡建设局',
  '泉港区医院',
  '后龙中心小学',
]

const MAKERS: Readonly<Record<string, (random: Seeded) => string>> = {
  文号: ({ of, below }) =>
    `${of(['泉港政', '泉港民〔', '闽政办', '泉政文', '国办发', '闽民规'])}〔${2008 + below(18)}〕${1 + below(400)}号`.replace(
      '〔〔',
      '〔',
    ),
  令: ({ below }) =>
    `国务院令第${400 + below(400)}号、财政部令第${1 + below(100)}号，第${1 + below(60)}条第${1 + below(5)}款`,
  项目代码: ({ digits, of, below }) =>
    `${of(['项目代码：', '', '投资项目代码 ', '项目统一代码为'])}${2016 + below(10)}-350505-${10 + below(80)}-0${1 + below(3)}-${digits(6)}`,
  项目代码无连字符: ({ digits, below }) =>
    `项目代码：${2016 + below(10)}350505${10 + below(80)}0${1 + below(3)}${digits(6)}`,
  信用代码: (random) =>
    `${random.of(['统一社会信用代码：', '', '信用代码 ', '组织机构代码：', '社会信用代码（税号）'])}${creditCode(random)}`,
  座机: (random) =>
    `${random.of(['咨询电话：', '监督电话', '', '联系电话：', '电话 '])}${landline(random)}${random.of(['', '、', '-8012', '转803', '/'])}`,
  座机列: (random) => Array.from({ length: 5 }, () => `${random.of(OFFICES)} 8${random.digits(7)}`).join('\n'),
  热线: ({ of, digits }) =>
    of(['12345', '400-100-', '4008', '12333热线', '96777', '110、119、120', '0595-12345']) +
    of(['', '1234', digits(3)]),
  金额: ({ digits, of, below }) =>
    `${of(['补助资金', '中标价', '合计', '共', '预算'])}${1 + below(9)}${digits(3 + below(11))}${of(['元', '.50元', '万元', '.00', ' 元'])}`,
  金额两栏: ({ digits, below }) => `${1 + below(9)}${digits(5)}.${digits(2)} ${1 + below(9)}${digits(5)}.${digits(2)}`,
  日期: (random) => {
    const [year, month, date] = day(random)
    return random.of([
      `${year}年${month}月${date}日`,
      `${year}-${two(month)}-${two(date)}`,
      `${year}.${month}.${date}`,
      `${year}${two(month)}${two(date)}`,
      `${year}/${month}/${date} 08:30:00`,
    ])
  },
  日期区间: (random) => {
    const [year, month, date] = day(random)
    return random.of([
      `${year}.${two(month)}.${two(date)}-${year + 1}.${two(month)}.${two(date)}`,
      `${year}${two(month)}${two(date)}-${year + 1}${two(month)}${two(date)}`,
      `${year}-${two(month)}-${two(date)} 至 ${year + 1}-${two(month)}-${two(date)}`,
      `公示期：${year}年${month}月${date}日—${month}月${date}日`,
    ])
  },
  时间戳: (random) => {
    const [year, month, date] = day(random)
    return `${year}${two(month)}${two(date)}${two(random.below(24))}${two(random.below(60))}${two(random.below(60))}${random.of(['', random.digits(3)])}`
  },
  标准: ({ below, of }) =>
    `${of(['GB ', 'GB/T ', 'DB35/T ', 'JGJ', 'CJJ/T', 'HJ '])}${100 + below(39000)}-${1999 + below(26)}`,
  许可证: ({ of, digits, below }) =>
    of([
      `食品经营许可证JY1350505${digits(7)}`,
      `建字第350505${2015 + below(11)}${digits(5)}号`,
      `施工许可证编号350505${2015 + below(11)}${two(1 + below(12))}${two(1 + below(28))}0101`,
      `不动产单元号350505001001GB${digits(5)}F${digits(8)}`,
      `采矿许可证号C3505052019017120${digits(6)}`,
      `医疗机构登记号35050${digits(17)}`,
      `排污许可证91350505${digits(10)}001U`,
      `国药准字Z${digits(8)}`,
      `房权证泉港字第${digits(8)}号`,
      `营业执照注册号350505${digits(9)}`,
    ]),
  单据: ({ of, digits }) =>
    `${of(['受理号', '流水号：', '合同编号', '招标编号：', '订单号 ', '案号：', '批次号', '序号', '公告编号：'])}${of(['', 'FJ', 'QG-'])}${digits(8 + Math.min(11, 11))}`,
  网址: ({ digits, of }) =>
    `http://www.qg.gov.cn/zwgk/${of(['t', 'content_', 'art/'])}${digits(8)}_${digits(7)}.htm?id=${digits(11)}`,
  书号: ({ digits }) => `ISBN 978-7-${digits(3)}-${digits(5)}-${digits(1)}，条形码69${digits(11)}`,
  面积: ({ digits, of, below }) =>
    `${of(['占地面积', '建筑面积', '征收土地'])}${1 + below(9)}${digits(2 + below(9))}${of(['平方米', '亩', '㎡', '公顷', '.5平方米'])}`,
  统计: ({ below, digits }) =>
    `全区共${1 + below(90)}户${digits(3)}人，其中男${digits(3)}人，发放${digits(5)}元，完成率${below(100)}.${digits(2)}%`,
  单位账户: ({ of, digits }) =>
    of([
      `户名：${of(OFFICES)} 开户行：中国农业银行泉港支行 账号：13${digits(15)}`,
      `收款单位：泉港区财政局，开户银行：建设银行泉港支行，账号3500${digits(16)}`,
      `户名:泉港区慈善总会办公室\n开户行:泉州农商银行\n账号:9070${digits(15)}`,
    ]),
  办公地址: ({ of, below }) =>
    of([
      `办公地址：泉港区山腰街道锦祥路${1 + below(300)}号${of(OFFICES)}${1 + below(9)}楼`,
      `受理地点：泉港区行政服务中心${1 + below(4)}号楼${101 + below(400)}室`,
      `${of(OFFICES)}（南山路${1 + below(90)}号）`,
      `地址：泉港区${of(['锦山路', '驿峰路'])}${1 + below(90)}号区政府大院${1 + below(9)}号楼`,
      `征收${of(['后龙镇柳厝村', '涂岭镇秀溪村'])}${1 + below(9)}组集体土地`,
      `${1 + below(30)}号地块，位于山腰街道`,
    ]),
  办公邮箱: ({ of }) =>
    of([
      '邮箱：qgmzj@qg.gov.cn',
      '举报邮箱qgqmzj@163.com',
      '意见征求邮箱：qgxxgk@fujian.gov.cn',
      '微信公众号：quangangfabu',
      '政务微信：qgfabu2019',
      '微信小程序：掌上公开',
    ]),
  健康词: ({ of }) =>
    of([
      '高血压、糖尿病患者健康管理',
      '严重精神障碍患者管理服务',
      '重大疾病医疗救助对象名单',
      '肺结核患者随访',
      '残疾人两项补贴：一级、二级肢体残疾',
      '孤儿基本生活费发放标准',
      '老年人、儿童、孕产妇健康管理',
      '困境儿童、留守儿童关爱服务',
      '失独家庭扶助',
      '小学一年级新生入学，年满6周岁',
      '14周岁以下儿童免费接种',
      '因病致贫家庭认定条件',
      '贫困学生资助：小学生每年1000元',
    ]),
  词列: (random) => {
    const words = [
      '方案',
      '计划',
      '高度',
      '常规',
      '成立',
      '文件',
      '时限',
      '金额',
      '安全',
      '程序',
      '管理',
      '房屋',
      '林业',
      '水利',
      '教育',
      '文化',
      '卫生',
      '黄金',
      '白酒',
      '万元',
      '单位',
      '施工',
      '许可',
      '严格',
      '连续',
      '党员',
      '季度',
      '商务',
      '危房',
      '简介',
      '农业',
      '康复',
      '余额',
      '易制毒',
      '武装',
      '郑州',
      '温泉',
      '华侨',
      '纪检',
      '年度',
      '申请',
      '费用',
      '麦田',
      '古迹',
      '石油',
      '车辆',
      '路段',
      '应急',
      '查询',
      '章程',
      '解释',
      '雷电',
      '任务',
      '关于',
      '安置',
      '包括',
      '明细',
      '常住',
      '陈述',
      '董事',
      '范围',
      '龙头',
      '马路',
      '毛利',
      '苗木',
      '宁德',
      '平台',
      '钱款',
      '沙石',
      '盛夏',
      '时间',
      '史料',
      '苏州',
      '唐山',
      '陶瓷',
      '汪洋',
      '温度',
      '夏季',
      '项目',
      '向上',
      '熊猫',
      '许可证',
      '杨树',
      '叶片',
      '尹始',
      '余热',
      '袁州',
      '张贴',
      '章节',
      '周期',
      '朱砂',
      '祝贺',
      '庄稼',
      '邹城',
      '梁柱',
      '江苏',
      '贺信',
      '洪水',
      '侯任',
      '胡同',
      '柯桥',
      '赖账',
      '雷击',
      '卢沟',
      '鲁菜',
      '罗列',
      '吕宋',
      '马匹',
      '梅雨',
      '孟夏',
      '牛羊',
      '欧洲',
      '潘多拉',
      '彭湖',
      '齐全',
      '钱币',
      '秦皇',
      '丘陵',
      '沈阳',
      '石材',
      '宋体',
      '孙子',
      '谭鱼',
      '汤料',
      '田地',
      '童装',
      '涂料',
      '万户',
      '王府',
      '魏晋',
      '文明',
      '吴语',
      '武术',
      '萧条',
      '谢绝',
      '徐州',
      '薛岭',
      '严肃',
      '颜色',
      '易腐',
      '于今',
      '曾经',
      '赵县',
      '郑重',
      '钟点',
      '左右',
    ]
    return Array.from({ length: 5 }, () => random.of(words)).join(random.of(['、', '，', '\n', ' ']))
  },
}

/** So many made-up texts of each group; the same for the same seed. */
export function negatives(seed: number, each: number): Negative[] {
  const random = seeded(seed)
  return Object.entries(MAKERS).flatMap(([group, make]) =>
    Array.from({ length: each }, () => {
      const office = random.below(4) === 0 ? `${random.of(OFFICES)}：` : ''
      return { group, text: office + make(random) }
    }),
  )
}
