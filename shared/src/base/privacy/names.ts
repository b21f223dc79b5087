/** The commonest surnames (《百家姓》 and the 公安部's yearly reports), about 99 of 100 people; those that are mostly words (和, 于, 经 …) are left out. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庄连施翁尤骆柯洪涂池简温阮欧詹游纪章倪凌甘涂辜辛卓巫危颜柳童祝华凤齐伍卜岑管鲁葛梅盛牛艾安季路娄关项鲍麦左冉耿佟聂焦祁申喻柴蒲牟单宗瞿古缪翟房裴车邢苗屈樊殷宁晏仇苑迟封穆娄费傅俞蓝褚卫包成景解应习饶商舒甄郁靳蔺查巩桑仲刁冀沙池尚窦薄'
const SURNAME: ReadonlySet<string> = new Set(SURNAMES)
const COMPOUND = '欧阳太史端木上官司马独孤南宫夏侯诸葛尉迟皇甫宇文长孙慕容司徒令狐公孙澹台轩辕呼延西门东郭拓跋完颜'
const COMPOUNDS: ReadonlySet<string> = new Set(COMPOUND.match(/../g))

/** For a surname the signs that make a word of it and no name: 高度, 常规, 方案. Read as pairs of a surname and what follows it. */
const WORDS: Readonly<Record<string, string>> = {
  高: '度速级等中校新层温压效质龄血考分空标额风铁寒发危性粱原尔清',
  常: '规见用务态住年设委备驻德州',
  方: '案式法向面便针可位圆程言',
  成: '立员果本效人品功为就绩交熟套分份长都年活',
  文: '件化明物号本字艺书体旅教秘档稿凭博创员',
  时: '间限效任代候期段点长',
  金: '额融属库秋桥卡银针鱼山',
  安: '全置排装保监徽溪居葬抚防家检',
  程: '序度式控',
  包: '括含干装裹扶保',
  管: '理道网辖控护委线家',
  车: '辆间站位牌船主库道',
  路: '段线面灯网权径',
  房: '屋产地价源管改东',
  田: '间块地径园头',
  林: '业地权木草区场种长下果',
  江: '河苏西海滩',
  石: '油化材狮料榴斛斑灰英',
  黄: '金色河牌豆连花瓜鳝褐昏山海',
  白: '血天名酒内银糖癜蚁芷术',
  马: '上路甲铃匹力拉桶蹄',
  古: '建迹树代镇村籍董装',
  解: '决除释读散聘放答困析约押',
  应: '当急用对收付届予聘诉缴该税变援',
  关: '于系键联闭注爱停心',
  任: '务职免何期命教意选用',
  查: '询处看验封明阅找收实',
  章: '程节',
  全: '部市区国体程面年省县民镇额科日',
  封: '面存闭山顶条',
  陈: '述列',
  许: '可多愿',
  严: '格重禁肃厉',
  连: '续接带锁环片通城',
  党: '员组委建政支总务内',
  季: '度节报风',
  商: '务业品标户事贸誉圈城住',
  危: '房险害旧重急机及废化',
  简: '易介化称要报历况明便',
  史: '料志实前',
  宁: '德波夏静可',
  池: '塘',
  雷: '电达击雨',
  龙: '岩头眼虾舟舌',
  康: '复养乃',
  余: '额款热地',
  顾: '客问',
  易: '地腐燃爆制于',
  武: '装警术夷器汉',
  向: '社公全上下本其人群',
  郑: '重州',
  谢: '绝',
  沈: '阳',
  苏: '州区打铁',
  杜: '绝仲鹃',
  夏: '季粮收令',
  范: '围本例畴文',
  陆: '地续上域生路军',
  尚: '未属',
  温: '度馨室泉州暖饱控情',
  华: '侨东南北人夏中',
  童: '工车装话年',
  宗: '地教旨',
  纪: '律检委念要录实年',
  舒: '适',
  祝: '贺',
  年: '度份龄检报月内底均初末限终度',
  施: '工行策救肥教用药',
  单: '位元独项据价亲证',
  项: '目',
  计: '划',
  申: '请报领诉办购',
  费: '用率',
  付: '款费息',
  万: '元人户亩里物能',
  于: '每本当次其年月规今是',
  景: '区观点气',
  洪: '水涝灾峰',
  左: '右侧岸',
  麦: '田收',
  盛: '大夏',
  卫: '生健计',
  支: '出',
  牛: '羊奶肉蛙皮',
  齐: '全抓',
  凤: '凰',
  游: '客泳览戏行',
  庄: '稼严园',
  柳: '州树',
  乔: '木',
  冷: '链库藏',
  占: '地用有比补',
  仲: '裁',
  习: '惯近俗题',
  迟: '报到',
  段: '落',
  艾: '滋',
  欧: '盟元洲',
  毛: '发利收猪竹坯',
  梅: '雨花毒',
  甘: '肃草蔗蓝',
  蓝: '天图',
  何: '时种地人处首谓',
  周: '期边年转一二三四五六日末报',
  胡: '同',
  朱: '砂',
  孙: '子女',
  罗: '列纹',
  唐: '山代',
  叶: '片面',
  涂: '料改层岭',
  牟: '利',
  桑: '树叶蚕',
  苗: '木种圃族',
  沙: '石漠滩县土',
  贺: '信词卡',
  徐: '州',
  袁: '州',
  潘: '多',
  颜: '料面',
  孟: '夏子加',
  宋: '体代',
  杨: '梅柳',
  卢: '沟',
  陶: '艺器瓷',
  柴: '胡油',
  柏: '树油',
  汤: '料药',
  柯: '桥',
  萧: '条山',
  邹: '城',
  葛: '根',
  梁: '柱板',
  秦: '皇岭',
  魏: '晋',
  赵: '县',
  曾: '经',
  肖: '像',
  凌: '晨空',
  辛: '苦亥',
  卓: '越',
  骆: '驼',
  蒙: '古',
  钱: '款塘币包',
  韩: '国式',
  董: '事',
  熊: '猫',
  丘: '陵',
}

/** Ends of words that are no ends of names: offices, places, papers, measures. */
const NO_END =
  /[家湾沟坡屯坪坝圩埔寨浦港屿岛坑厝尾头口垵埕局委办法费表镇乡县市省厅科所站处室店厂队组会部署率量额款税票册证照牌类项期限度级等的了者人户员户费书案件号码网页屋楼路街区村院校系址围象准策划责权限制式况果务业据作程理算价质险保障补贴助救标准单位况]$/
/** Signs of no given name: those of grammar, of goods and plants, of illness, of papers and offices, of what offices do. */
const NO_SIGN =
  /[岁患因系的了与及或等者之不无须按被该各每某第元亩局厅县省和为是在有由对从到所把薯豆芪芍菜鱼虾蟹草药猪鸡鸭羊酒糖粮树叶病症炎瘤疹疫丸膏剂酸碱盐油煤矿砂砖瓦粉浆胶塑漆布纸费税款账票据证照牌册表价额率量级类型项种件批届期限层楼室房屋店厂库仓站处科部委院校馆会组队股司署看听说读写打吃喝走跑跳买卖借贷付交收放领取报送审核查检验测试评估调区市镇乡街路号户口社体色语菌虫毒渣废污灰尘害损灾险具械器机械管线网栏框板架箱柜床桌椅衣鞋帽碗筷锅炉灯插拔拆迁违罚诉讼判刑押捕]/
/** Words before which nothing but a name stands. */
const ROLE =
  /(?:户主|申请人|村民|居民|姓名|患者|学生|同学|儿童|孤儿|男孩|女孩|书记|主任|组长|会长|队长|监护人|家长|联系人|负责人|责任人|经办人|代理人|当事人|对象|业主|老人|残疾人|低保户|五保户|特困户|贫困户|脱贫户|困难户|丈夫|妻子|父亲|母亲|儿子|女儿|孙子|孙女|配偶|哥哥|弟弟|姐姐|妹妹|之子|之女|其子|其女|其妻|其夫|名叫|我叫|本人|户名|收款人|承租人|承包人|被征收人|网格员|支书|会计|文书|干部|孩子|爱人|老公|老婆|爷爷|奶奶|外公|外婆|邻居|教师|医生|护士|镇|村|社区|组|局|学校|小学|中学|幼儿园|班|所|中心|公司|院|年级|(?:[症病癌瘤]|残疾|失能|失明|瘫痪|怀孕|离异|丧偶)的)/g
/** Words that may follow a name without a sign between. */
const FOLLOWS =
  /^(?:$|患|因|系|的|家|等|之|与|和|及|同|为|是|住|身份证|证件|手机|电话|电|同志|女士|先生|夫妇|夫妻|一家|一户|儿|女|妻|夫|父|母|今年|现|已|于|曾|被|在|有|将|向|确诊|病|住院|离|丧|单亲|残|生于|出生|自|户|低保|特困|系|微信|银行|卡|账|帐|男|女|老人|小朋友|同学)/

/** No name has these as its third sign and what follows. */
const SURE_NEXT = /^(?:患|因|系|的|身份证|手机|电话|同志|女士|先生|确诊|住院|离异|丧偶|单亲|生于|出生|微信|银行)/

const HAN = '(?:[\\u3400-\\u4dbf\\u4e00-\\u9fff]|[\\ud840-\\ud87f][\\udc00-\\udfff])'
const HAN_RUN = new RegExp(`${HAN}+`, 'g')
/** 张　三: a name of two signs that is written as wide as three. */
const SPREAD = new RegExp(`(^|[^\\u4e00-\\u9fff *])(${HAN}[ ]{1,4}(?![男女])${HAN})(?![\\u4e00-\\u9fff*])`, 'g')
/** 阿依古丽·买买提. */
const DOTTED = new RegExp(`${HAN}{2,8}[·•‧・]${HAN}{2,8}`, 'g')

/** A personal name in a plain text. */
export interface NameHit {
  from: number
  to: number
}

/** Whether these 2–4 signs may be a personal name by their form, though they may be a word too (高清, 范文). */
export function mayBeName(token: string): boolean {
  if (token.length < 2 || token.length > 6) return false
  const compound = isCompound(token)
  const given = token.slice(compound ? 2 : 1)
  const length = given.length < 3 ? given.length : Array.from(given).length
  if (length > 2 || NO_SIGN.test(given)) return false
  if (compound) return !NO_END.test(given) || length === 1
  return SURNAME.has(token.charAt(0)) && !NO_END.test(given)
}

const isCompound = (token: string) => token.length > 2 && COMPOUNDS.has(token.slice(0, 2))

/** Whether these 2–4 signs are, as a whole, a personal name. */
export const isName = (token: string): boolean =>
  mayBeName(token) && (isCompound(token) || !WORDS[token.charAt(0)]?.includes(token.charAt(1)))

/** The name at the start of a run of Chinese signs: the longest that something follows which may follow a name. */
function nameAt(run: string, from: number): number {
  if (!SURNAME.has(run.charAt(from)) && !COMPOUNDS.has(run.slice(from, from + 2))) return 0
  for (const length of SURE_NEXT.test(run.slice(from + 2, from + 5)) ? [2] : [3, 2, 4]) {
    const token = run.slice(from, from + length)
    if (token.length === length && isName(token) && FOLLOWS.test(run.slice(from + length, from + length + 4)))
      return length
  }
  return 0
}

/** The name that ends here though other Chinese signs stand before it (拟将林建国、…); its start, -1 for none. */
export function nameEndingAt(plain: string, end: number): number {
  for (const length of [3, 2]) if (end >= length && isName(plain.slice(end - length, end))) return end - length
  return -1
}

/** Personal names in a plain text that stand by themselves, at a clause's start or behind a word such as 户主. Linear in its length. */
export function namesNear(plain: string): NameHit[] {
  const found: NameHit[] = []
  HAN_RUN.lastIndex = 0
  for (let match = HAN_RUN.exec(plain); match; match = HAN_RUN.exec(plain)) {
    const run = match[0]
    const start = match.index
    // 欧阳*虎 is masked already.
    if (plain.charAt(start + run.length) === '*' || plain.charAt(start - 1) === '*') continue
    const first = run.length > 1 ? nameAt(run, 0) : 0
    if (first) found.push({ from: start, to: start + first })
    if (run.length < 4) continue
    const second = first && /[和与及跟]/.test(run.charAt(first)) ? nameAt(run, first + 1) : 0
    if (second) found.push({ from: start + first + 1, to: start + first + 1 + second })
    ROLE.lastIndex = first
    for (let role = ROLE.exec(run); role; role = ROLE.exec(run)) {
      const at = role.index + role[0].length
      const length = nameAt(run, at)
      if (!length) continue
      found.push({ from: start + at, to: start + at + length })
      ROLE.lastIndex = at + length
    }
  }
  const whole = new Set(found.map(({ from }) => from))
  for (const pattern of [SPREAD, DOTTED]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
      const name = match[2] ?? match[0]
      const from = match.index + match[0].length - name.length
      if (whole.has(from) || (pattern === SPREAD && !isName(name.replace(/ /g, '')))) continue
      found.push({ from, to: from + name.length })
    }
  }
  return found.sort((a, b) => a.from - b.from).filter(({ from }, index, all) => from >= (all[index - 1]?.to ?? 0))
}

/** 张*三, 张*: the surname and, of three signs and more, the last. */
export function maskedName(name: string): string {
  const signs = Array.from(name.replace(/ /g, ''))
  if (signs.includes('·')) return `${signs[0]}***`
  const kept = COMPOUNDS.has(signs.slice(0, 2).join('')) && signs.length > 2 ? 2 : 1
  const given = signs.length - kept
  return signs.slice(0, kept).join('') + (given > 1 ? `${'*'.repeat(given - 1)}${signs[signs.length - 1]}` : '*')
}
