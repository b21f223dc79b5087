/** The commonest surnames (《百家姓》 and the 公安部's yearly reports), about 99 of 100 people; those that are mostly words (和, 于, 经 …) are left out. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庄连施翁尤骆柯洪涂池简温阮欧占詹游纪章倪凌甘涂辜辛卓巫危颜柳童祝华凤齐伍卜岑管鲁葛梅盛牛艾安季路娄关项鲍麦左冉耿佟聂焦祁申喻柴蒲牟单宗瞿古缪翟房裴车邢苗屈樊殷宁闻晏仇时冷苑迟封穆娄费傅俞蓝褚卫包成景解应习饶商舒党甄郁靳蔺年查巩桑仲刁冀沙池尚窦薄'
const COMPOUND = '欧阳太史端木上官司马独孤南宫夏侯诸葛尉迟皇甫宇文长孙慕容司徒令狐公孙澹台轩辕呼延西门东郭拓跋完颜'
const COMPOUNDS: ReadonlySet<string> = new Set(COMPOUND.match(/../g))

/** For a surname the signs that make a word of it and no name: 高度, 常规, 方案. Read as pairs of a surname and what follows it. */
const WORDS: Readonly<Record<string, string>> = {
  高: '度速级等中校新层温压效质龄血考分空标额风铁寒发危层性',
  常: '规见用务态住年设委备驻',
  方: '案式法向面便针可位圆程',
  成: '立员果本效人品功为就绩交熟套分份长都绩',
  文: '件化明物号本字艺书体旅教秘档稿凭',
  时: '间限效任代候期段点长',
  金: '额融属库秋桥卡',
  安: '全置排装保监徽溪居葬抚',
  程: '序度',
  包: '括含干装裹',
  管: '理道网辖控护委线',
  车: '辆间站位牌船主库',
  路: '段线面灯网权径',
  房: '屋产地价源管改',
  田: '间块地',
  林: '业地权木草区场种长',
  江: '河苏西',
  石: '油化材狮料',
  黄: '金色河牌',
  白: '血天名酒内',
  马: '上路甲铃',
  古: '建迹树代镇村籍',
  解: '决除释读散聘放答困析',
  应: '当急用对收付届予聘诉缴该税',
  关: '于系键联闭注爱停心',
  任: '务职免何期命教意',
  查: '询处看验封明阅找收实',
  章: '程节',
  全: '部市区国体程面年省县民镇额',
  封: '面存闭山',
  陈: '述列',
  许: '可',
  严: '格重禁肃厉',
  连: '续接带锁环片通',
  党: '员组委建政支总务内',
  季: '度节报',
  商: '务业品标户事贸誉',
  危: '房险害旧重急机',
  简: '易介化称要报历况',
  史: '料志实',
  宁: '德波夏',
  池: '塘',
  雷: '电达击',
  龙: '岩头',
  康: '复养',
  余: '额款热地',
  顾: '客问',
  易: '地腐燃爆制于',
  武: '装警术夷',
  向: '社公全上下本其人群',
  郑: '重州',
  谢: '绝',
  沈: '阳',
  苏: '州区打',
  杜: '绝',
  夏: '季粮收令',
  范: '围本例畴文',
  陆: '地续上域生',
  尚: '未',
  温: '度馨室泉州暖饱',
  华: '侨东南北人夏',
  童: '',
  宗: '地教旨',
  纪: '律检委念要录实',
  舒: '适',
  祝: '贺',
  年: '度份龄检报月内底均初末限终度',
  施: '工行策救肥教用',
  单: '位元独项据价亲证',
  项: '目',
  计: '划',
  申: '请报领诉办购',
  费: '用率',
  付: '款费息',
  万: '元人户亩',
  于: '每本当次其年月规',
  景: '区观点',
  洪: '水涝灾',
  左: '右侧',
  麦: '田收',
  左右: '',
  盛: '大',
  卫: '生健计',
  支: '出',
  牛: '羊奶',
  齐: '全抓',
  凤: '凰',
  游: '客泳览',
  庄: '稼严',
  柳: '州',
  路灯: '',
  闻: '',
  乔: '木',
  连带: '',
  冷: '链库藏',
  占: '地用有比补',
  仲: '裁',
  左权: '',
  习: '惯近',
  迟: '报到',
  段: '落',
  艾: '滋',
  鲁: '',
  欧: '盟元',
  温馨: '',
  毛: '发利收猪',
  梅: '雨',
  甘: '肃',
  蓝: '天图',
  侯: '',
  孔: '',
  何: '时种地人处',
  明: '',
  周: '期边年转一二三四五六日末报',
  胡: '同',
  朱: '',
  孙: '子女',
  罗: '列',
  唐: '',
  叶: '',
  丁: '',
  金属: '',
  涂: '料改层',
  牟: '利',
  桑: '',
  苗: '木种圃',
  沙: '石漠',
  古田: '',
}

/** Ends of words that are no ends of names: offices, places, papers, measures. */
const NO_END =
  /[局委办法费表镇乡县市省厅科所站处室店厂队组会部署率量额款税票册证照牌类项期限度级等的了者人户员户费书案件号码网页屋楼路街桥河区村院校系址围象准策划责权限制式况果务业据作程理算价质险保障补贴助救标准单位况]$/
const NO_SIGN = /[患因系的了与及或等者之不无须按被该各每某第元亩局厅县省和为是在有由对从到所把]/
/** Words before which nothing but a name stands. */
const ROLE =
  /(?:户主|申请人|村民|居民|姓名|患者|学生|同学|儿童|孤儿|男孩|女孩|书记|主任|组长|会长|队长|监护人|家长|联系人|负责人|责任人|经办人|代理人|当事人|对象|业主|老人|残疾人|低保户|五保户|特困户|贫困户|脱贫户|困难户|丈夫|妻子|父亲|母亲|儿子|女儿|孙子|孙女|配偶|哥哥|弟弟|姐姐|妹妹|之子|之女|其子|其女|其妻|其夫|名叫|我叫|本人|户名|收款人|承租人|承包人|被征收人|网格员|教师|医生|护士|镇|村|社区|组|局|学校|小学|中学|幼儿园|班|所|中心|公司|院|年级)/g
/** What may follow a name without a sign between. */
const FOLLOWS =
  /^(?:$|患|因|系|的|家|等|之|与|和|及|同|为|是|住|身份证|证件|手机|电话|电|同志|女士|先生|夫妇|夫妻|一家|一户|儿|女|妻|夫|父|母|今年|现|已|于|曾|被|在|有|将|向|确诊|病|住院|离|丧|单亲|残|生于|出生|自|户|低保|特困|系|微信|银行|卡|账|帐|男|女|老人|小朋友|同学)/

/** No name has these as its third sign and what follows. */
const SURE_NEXT = /^(?:患|因|系|的|身份证|手机|电话|同志|女士|先生|确诊|住院|离异|丧偶|单亲|生于|出生|微信|银行)/

const HAN = '(?:[\\u3400-\\u4dbf\\u4e00-\\u9fff]|[\\ud840-\\ud87f][\\udc00-\\udfff])'
const HAN_RUN = new RegExp(`${HAN}+`, 'g')
/** 张　三: a name of two signs that is written as wide as three. */
const SPREAD = new RegExp(`(^|[^\\u4e00-\\u9fff ])(${HAN}[ ]{1,4}${HAN})(?![\\u4e00-\\u9fff])`, 'g')
/** 阿依古丽·买买提. */
const DOTTED = new RegExp(`${HAN}{2,8}[·•‧・]${HAN}{2,8}`, 'g')

/** A personal name in a plain text. */
export interface NameHit {
  from: number
  to: number
}

/** Whether these 2–4 signs are, as a whole, a personal name. */
export function isName(token: string): boolean {
  const signs = token.length === 2 || token.length === 3 ? token : Array.from(token).length <= 4 ? token : ''
  if (signs.length < 2) return false
  const compound = COMPOUNDS.has(signs.slice(0, 2)) && signs.length > 2
  const given = signs.slice(compound ? 2 : 1)
  const length = given.length < 3 ? given.length : Array.from(given).length
  if (length > 2 || NO_SIGN.test(given)) return false
  if (compound) return !NO_END.test(given) || length === 1
  const surname = signs.charAt(0)
  if (!SURNAMES.includes(surname)) return false
  if (WORDS[surname]?.includes(given.charAt(0))) return false
  return !NO_END.test(given)
}

/** The name at the start of a run of Chinese signs: the longest that something follows which may follow a name. */
function nameAt(run: string, from: number): number {
  for (const length of SURE_NEXT.test(run.slice(from + 2, from + 5)) ? [2] : [3, 2, 4]) {
    const token = run.slice(from, from + length)
    if (token.length === length && isName(token) && FOLLOWS.test(run.slice(from + length, from + length + 4)))
      return length
  }
  return 0
}

/** Personal names in a plain text that stand by themselves, at a clause's start or behind a word such as 户主. Linear in its length. */
export function namesNear(plain: string): NameHit[] {
  const found: NameHit[] = []
  HAN_RUN.lastIndex = 0
  for (let match = HAN_RUN.exec(plain); match; match = HAN_RUN.exec(plain)) {
    const run = match[0]
    const start = match.index
    const first = run.length > 1 ? nameAt(run, 0) : 0
    if (first) found.push({ from: start, to: start + first })
    if (run.length < 4) continue
    ROLE.lastIndex = Math.max(1, first)
    ROLE.lastIndex = first
    for (let role = ROLE.exec(run); role; role = ROLE.exec(run)) {
      const at = role.index + role[0].length
      const length = nameAt(run, at)
      if (!length) continue
      found.push({ from: start + at, to: start + at + length })
      ROLE.lastIndex = at + length
    }
  }
  for (const pattern of [SPREAD, DOTTED]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
      const name = match[2] ?? match[0]
      const from = match.index + match[0].length - name.length
      if (pattern === SPREAD && !isName(name.replace(/ /g, ''))) continue
      if (!found.some((other) => other.from < from + name.length && from < other.to))
        found.push({ from, to: from + name.length })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** 张*三, 张*: the surname and, of three signs and more, the last. */
export function maskedName(name: string): string {
  const signs = Array.from(name.replace(/ /g, ''))
  if (signs.includes('·')) return `${signs[0]}***`
  const kept = COMPOUNDS.has(signs.slice(0, 2).join('')) && signs.length > 2 ? 2 : 1
  const given = signs.length - kept
  return signs.slice(0, kept).join('') + (given > 1 ? `${'*'.repeat(given - 1)}${signs[signs.length - 1]}` : '*')
}
