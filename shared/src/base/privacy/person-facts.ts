import { type NameHit, namesNear } from './names.js'

/** Health of a person (敏感个人信息, 个人信息保护法第二十八条). */
const HEALTH =
  /癌|肿瘤|白血病|尿毒症|精神病|精神分裂|精神障碍|智力障碍|智障|痴呆|自闭症|孤独症|脑瘫|唐氏|残疾|[一二三四1-4]级(?:肢体|视力|听力|言语|智力|精神|多重)|艾滋|HIV|梅毒|性病|结核|肝炎|乙肝|糖尿病|高血压|冠心病|心脏病|脑梗|脑出血|中风|瘫痪|偏瘫|截瘫|患病|患有|身患|重病|重疾|大病|抑郁|癫痫|透析|肾衰|怀孕|孕妇|流产|病史|确诊|病情|病重|住院|手术|化疗|肺病|尘肺|罕见病|失能|失明|聋哑|卧床|红斑狼疮|帕金森|骨折|吸毒|戒毒/
/** Family of a person. */
const FAMILY =
  /离异|离婚|丧偶|单亲|再婚|未婚先孕|私生|非婚生|收养|领养|寡居|鳏|孤寡|失独|家庭困难|家境|家庭经济|家庭成员|家庭矛盾|家暴|家庭暴力|月收入|家庭收入|欠债|负债|服刑|坐牢|入狱|去世|病故|死亡|遗孀|计划外生育|超生|抚养|赡养纠纷|因病致贫|因残致贫|父母双亡|妻子|丈夫|配偶|儿子|女儿|父亲|母亲|长子|次子|长女|次女|岳父|岳母|儿媳|女婿/
/** People under eighteen (不满十四周岁 of 个人信息保护法第二十八条, 未成年人保护法第四条). */
const MINOR =
  /未成年|(?:^|[^0-9.])(?:[0-9]|1[0-7])(?:周|多)?岁|[一二三四五六七八九十](?:周)?岁|十[一二三四五六七](?:周)?岁|[0-9]{1,2}个月大|婴儿|新生儿|幼儿|儿童|孤儿|男童|女童|男孩|女孩|小朋友|小学生|中学生|初中生|高中生|学生|[一二三四五六七八九1-9]年级|初[一二三]|高[一二三](?:学生|[(（]?[0-9]*[)）]?班|就读)|[小中大]班|就读于|读小学|读初中|留守|出生于?20(?:0[89]|[12][0-9])|20(?:0[89]|[12][0-9])年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:出)?生/
const ANY = new RegExp(`${HEALTH.source}|${FAMILY.source}|${MINOR.source}`)

/** Somebody who speaks or answers for an office is not the one spoken of. */
const OFFICIAL_BEFORE =
  /(?:联系人|负责人|责任人|经办人|工作人员|值班人员|咨询人|校长|园长|老师|教师|医生|医师|教授|专家|主讲人?|讲师|主任|局长|科长|院长|所长|站长|书记|镇长|区长|主持人|法定代表人|作者|编者)[:：\s]{0,3}$/
const OFFICIAL_CLAUSE = /讲座|义诊|健康教育|培训班|防治知识|宣教|出诊|坐诊|门诊时间|主讲/

const LIST = /名单|补贴|发放|公示|对象[:：]|名册|花名/

export interface FactHit {
  kind: 'health' | 'family' | 'minor'
  from: number
  to: number
}

/** The names of people whose health, family or childhood the same clause tells. */
export function findFacts(plain: string): FactHit[] {
  if (!ANY.test(plain)) return []
  const found: FactHit[] = []
  const clauses = /[^。;!?\n\r]+/g
  for (let match = clauses.exec(plain); match; match = clauses.exec(plain)) {
    const clause = match[0]
    if (!ANY.test(clause) || OFFICIAL_CLAUSE.test(clause)) continue
    const names = namesNear(clause)
    for (const [index, name] of names.entries()) {
      const kind = factOf(clause, name, names[index + 1]?.from ?? clause.length)
      if (kind) found.push({ kind, from: match.index + name.from, to: match.index + name.to })
    }
  }
  return found
}

/** The fact that the clause tells of this name: behind it as far as the next name, or in the words directly before it. */
function factOf(clause: string, { from, to }: NameHit, next: number): FactHit['kind'] | null {
  const before = clause.slice(Math.max(0, from - 14), from)
  if (OFFICIAL_BEFORE.test(before)) return null
  const after = clause.slice(to, Math.min(next, to + 48))
  const directly = before.slice(before.search(/[^、,\s]*[、,:\s]?$/))
  // 残疾人护理补贴名单 heads a list, which is asked about as one.
  if (HEALTH.test(after) || (HEALTH.test(directly) && !LIST.test(directly))) return 'health'
  if (MINOR.test(after.slice(0, 30)) || MINOR.test(directly)) return 'minor'
  return FAMILY.test(after.slice(0, 40)) || FAMILY.test(directly) ? 'family' : null
}
