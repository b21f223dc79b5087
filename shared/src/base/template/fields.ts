import {
  ATTRIBUTES,
  type Attribute,
  AUDIENCES,
  type Audience,
  CHANNELS,
  type Channel,
  LEVELS,
  type Level,
  STAGES,
  type Stage,
  WAYS,
  type Way,
  WITHHOLD_GROUNDS,
  type WithholdGround,
} from './entry-template.js'

/** One 公开依据: `title` without 《》, e.g. 中华人民共和国土地管理法; `documentNumber` e.g. 国务院令第711号; `article` e.g. 第二十条. */
export interface Basis {
  title: string
  documentNumber: string
  article: string
}

/** The longest that is stored, in UTF-16 units; only the absurd is refused. */
export interface FieldLimit {
  /** of a text; of a list of texts, of each of them */ characters?: number
  /** characters that still read well: the counter counts towards them */ readsWell?: number
  /** entries of a list */ items?: number
  /** of each 公开依据, its parts */ parts?: Readonly<Record<keyof Basis, number>>
}

/** A column of 附件2; its head is the field's label, or that of the option, under the field's label then. */
export interface FieldColumn {
  /** what stands above it together with its neighbours */ group?: string
  /** of a field with a column for each option */ option?: string
  /** its part of the table's width, of 100 */ width: number
}

/** All that is particular to one field of an entry. Rules that join several fields stand in the policies, not here. */
export interface FieldFacts {
  /** the words users read for it, exactly the template's where it has them */ label: string
  /** the value where nobody has written; its type is the field's type */ empty: string | readonly unknown[]
  /** what it is filled with: a line, long text, one or several of `options`, names of units, 公开依据, a day, a matter's code */
  control: 'line' | 'long' | 'choice' | 'choices' | 'names' | 'bases' | 'date' | 'matter'
  /** what can be chosen; null where it is written */ options: readonly { code: string; label: string }[] | null
  /** null where its options or its form bound it */ limit: FieldLimit | null
  /** the part of the form that asks for it: `names` and `nature` are settled in the inventory, the others in the catalogue phase */
  step: 'names' | 'nature' | 'content' | 'access'
  /** the template leaves it empty as well */ optional: boolean
  /** it is asked only where that field has that option; null where it is asked always */
  askedBy: { field: string; option: string } | null
  /** its columns in 附件2, whose order is that of the fields; `at-tick`: it is written beside the tick that asks for it; null: in none */
  columns: readonly FieldColumn[] | 'at-tick' | null
  /** the public reads it; what is not named as public stays inside */ isPublic: boolean
  /** a model row of 标准指引 says it; what no model says is the unit's own */ inModel: boolean
  /** a unit must write it itself: to be alike there says nothing of copying */ ownWords: boolean
  /** what tables of counties call its columns, by meaning: the field, or `field:option` for a tick of its own; bare, without blanks and brackets */
  heads: Readonly<Record<string, RegExp>>
  /** 填写说明: how to fill it in one line, and one good answer */ guidance: { line: string; example: string }
  /** ticks of the row printed in 附件2: an example to start from, never an answer that nobody gave */
  printed: readonly string[] | null
  /** what a download says that it means; null where it is not public */ meaning: string | null
  /** what a resident asks it; null where another's answer includes it */ plain: string | null
  /** where a found word stood, as the search says it; null where it is said otherwise */ foundIn: string | null
}

/**
 * The fields of an entry: the row of the official template (附件2), 序号 excepted, which is given by the system, and what the
 * inventory phase settles beside the names and the stage. Form, DTO, document, download, import and plain words read this
 * table, in its order.
 */
export const ENTRY_FIELDS = {
  level1: {
    label: '一级事项',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 100, readsWell: 50 },
    step: 'names',
    optional: false,
    askedBy: null,
    columns: [{ group: '公开事项', width: 6 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { level1: /^(?:一级(?:公开)?事项|一级|事项一级|一级类别|一级指标)$/ },
    guidance: { line: '事项的大类，一般照用标准指引里的一级事项名称。', example: '灾后救助' },
    printed: null,
    meaning: '公开事项的大类',
    plain: null,
    foundIn: null,
  },
  level2: {
    label: '二级事项',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 100, readsWell: 50 },
    step: 'names',
    optional: false,
    askedBy: null,
    columns: [{ group: '公开事项', width: 7 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { level2: /^(?:二级(?:公开)?事项|二级|事项二级|二级类别|二级指标)$/ },
    guidance: { line: '大类下的具体事项。让群众一看就懂，不用内部简称。', example: '过渡期生活救助' },
    printed: null,
    meaning: '公开事项',
    plain: null,
    foundIn: null,
  },
  level3: {
    label: '三级事项',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 100, readsWell: 50 },
    step: 'names',
    optional: true,
    askedBy: null,
    columns: [{ group: '公开事项', width: 6 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { level3: /^(?:三级(?:公开)?事项|三级|事项三级|三级类别|三级指标)$/ },
    guidance: { line: '二级事项还要再细分时填写，可以不填。', example: '救助对象名单公示' },
    printed: null,
    meaning: '公开事项的细分，可以为空',
    plain: null,
    foundIn: null,
  },
  stages: {
    label: '“五公开”阶段',
    empty: [] as Stage[],
    control: 'choices',
    options: STAGES,
    limit: null,
    step: 'names',
    optional: false,
    askedBy: null,
    columns: [{ width: 5.6 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { stages: /^(?:五公开阶段|五公开|公开阶段|五公开环节)$/ },
    guidance: {
      line: '这项信息产生在哪个环节就勾选哪个，可以多选，至少勾选一个。',
      example: '救助政策：决策；救助对象名单：管理、结果',
    },
    printed: null,
    meaning: '决策、执行、管理、服务、结果，至少一项',
    plain: '阶段',
    foundIn: '五公开阶段',
  },
  content: {
    label: '公开内容（要素）',
    empty: '',
    control: 'long',
    options: null,
    limit: { characters: 5000, readsWell: 2000 },
    step: 'content',
    optional: false,
    askedBy: null,
    columns: [{ width: 14 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { content: /^(?:(?:主要)?公开内容(?:要素)?(?:及要求|和要求|及标准)?|主要内容|内容要素)$/ },
    guidance: {
      line: '写清群众能看到什么，把要素逐个列出，不写“等相关信息”。',
      example: '救助对象名单、救助标准、发放金额和时间、申请条件与办理流程',
    },
    printed: null,
    meaning: '应当公开的具体内容',
    plain: '公开什么',
    foundIn: '公开内容',
  },
  bases: {
    label: '公开依据',
    empty: [] as Basis[],
    control: 'bases',
    options: null,
    limit: { items: 20, parts: { title: 200, documentNumber: 100, article: 100 } },
    step: 'content',
    optional: false,
    askedBy: null,
    columns: [{ width: 12.5 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { bases: /^(?:(?:公开)?(?:法律|法规|政策)?依据|公开依据及条款)$/ },
    guidance: {
      line: '哪部法规、哪个文件的哪一条要求公开。先从法规库选，再补上条款。',
      example: '《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条',
    },
    printed: null,
    meaning: '法律、法规、文件及文号、条款，多项用分号隔开（json 为列表）',
    plain: '依据',
    foundIn: '公开依据',
  },
  timeLimit: {
    label: '公开时限',
    empty: '',
    control: 'long',
    options: null,
    limit: { characters: 500, readsWell: 200 },
    step: 'access',
    optional: false,
    askedBy: null,
    columns: [{ width: 8 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: { timeLimit: /^(?:(?:公开|公布)?(?:时限|期限|时间|时效)(?:要求)?)$/ },
    guidance: {
      line: '从什么时候起、多少天内公开。应在 20 个工作日内；法律、法规另有规定的从其规定（条例第二十六条）。',
      example: '信息形成或者变更之日起20个工作日内',
    },
    printed: null,
    meaning: '目录写明的原文',
    plain: '什么时候',
    foundIn: '公开时限',
  },
  subjects: {
    label: '公开主体',
    empty: [] as string[],
    control: 'names',
    options: null,
    limit: { items: 20, characters: 100 },
    step: 'content',
    optional: false,
    askedBy: null,
    columns: [{ width: 6.6 }],
    isPublic: true,
    inModel: false,
    ownWords: true,
    heads: { subjects: /^(?:(?:公开|发布)?(?:责任)?主体|公开(?:责任)?单位|发布单位|责任主体部门)$/ },
    guidance: { line: '谁负责公开就写谁，用单位全称，一般是本单位。', example: '涂岭镇人民政府' },
    printed: null,
    meaning: '负责公开的单位，多个用顿号隔开（json 为列表）',
    plain: '谁来公开',
    foundIn: '公开主体',
  },
  channels: {
    label: '公开渠道和载体',
    empty: [] as Channel[],
    control: 'choices',
    options: CHANNELS,
    limit: null,
    step: 'access',
    optional: false,
    askedBy: null,
    columns: [{ width: 13 }],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: {
      channels: /^(?:公开|发布)?(?:渠道|载体|平台|途径)(?:和载体|及载体|与载体|载体|和途径|和方式)?(?:■.*)?$/,
      'channels:other': /^其[他它](?:公开)?(?:渠道|载体|渠道和载体)$/,
    },
    guidance: {
      line: '群众在哪里能看到就勾选哪里，只勾选实际会用的渠道。',
      example: '村里的救助名单：社区/企事业单位/村公示栏（电子屏）',
    },
    printed: ['website', 'newMedia', 'paper', 'readingPoint', 'serviceCentre'],
    meaning: '附件2 的十三种，多项用顿号隔开',
    plain: '在哪里看',
    foundIn: '公开渠道',
  },
  channelOther: {
    label: '其他渠道',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 200, readsWell: 200 },
    step: 'access',
    optional: false,
    askedBy: { field: 'channels', option: 'other' },
    columns: 'at-tick',
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: {},
    guidance: { line: '写明“其他”是什么渠道。', example: '村村响广播' },
    printed: null,
    meaning: '渠道为“其他”时的说明',
    plain: null,
    foundIn: null,
  },
  audiences: {
    label: '公开对象',
    empty: [] as Audience[],
    control: 'choices',
    options: AUDIENCES,
    limit: null,
    step: 'access',
    optional: false,
    askedBy: null,
    columns: [
      { option: 'everyone', width: 3.2 },
      { option: 'specific', width: 5 },
    ],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: {
      audiences: /^公开对象$/,
      'audiences:everyone': /^(?:全社会|社会公众|全体公众|面向社会|公众)$/,
      'audiences:specific': /^(?:特定(?:群体|群众|对象|人群|公众)(?:请写明|请注明|注明)?)$/,
    },
    guidance: {
      line: '人人可看的选“全社会”；只向部分人公开的选“特定群体”，并写明是哪些人。可以都选。',
      example: '救助政策：全社会；个人审核结果：特定群体',
    },
    printed: ['everyone'],
    meaning: '全社会、特定群体',
    plain: '向谁公开',
    foundIn: null,
  },
  audienceSpecific: {
    label: '特定群体',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 200, readsWell: 200 },
    step: 'access',
    optional: false,
    askedBy: { field: 'audiences', option: 'specific' },
    columns: 'at-tick',
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: {},
    guidance: { line: '写明向哪些人公开。', example: '提出救助申请的家庭' },
    printed: null,
    meaning: '特定群体的说明',
    plain: null,
    foundIn: '公开对象',
  },
  ways: {
    label: '公开方式',
    empty: [] as Way[],
    control: 'choices',
    options: WAYS,
    limit: null,
    step: 'access',
    optional: false,
    askedBy: null,
    columns: [
      { option: 'proactive', width: 3.2 },
      { option: 'onRequest', width: 3.2 },
    ],
    isPublic: true,
    inModel: true,
    ownWords: false,
    heads: {
      ways: /^公开(?:方式|属性|类型|形式)$/,
      'ways:proactive': /^主动(?:公开)?$/,
      'ways:onRequest': /^依申请(?:公开)?$/,
    },
    guidance: {
      line: '不用申请就能看到的选“主动”；提出申请才提供的选“依申请”。',
      example: '救助标准：主动',
    },
    printed: ['proactive'],
    meaning: '主动、依申请',
    plain: '怎样公开',
    foundIn: '公开方式',
  },
  levels: {
    label: '公开层级',
    empty: [] as Level[],
    control: 'choices',
    options: LEVELS,
    limit: null,
    step: 'access',
    optional: false,
    askedBy: null,
    columns: [
      { option: 'district', width: 3.2 },
      { option: 'town', width: 3.2 },
    ],
    isPublic: true,
    inModel: true,
    ownWords: true,
    heads: {
      levels: /^(?:公开)?层级$/,
      'levels:district': /^(?:区|县|县区|区县|县市区|区县级|县区级|区直)级?$/,
      'levels:town': /^(?:乡|镇|乡镇|镇街|镇街道|乡镇街道|街道|村|乡村|镇村|村居|村社区|乡级村级)级?$/,
      // beside 区级 and 乡级, another's
      'levels:above': /^(?:省|市|市州|国家|中央|设区市)级?$/,
    },
    guidance: {
      line: '由区级部门公开的选“区级”；由镇（街道）、村（社区）公开的选“乡级”。',
      example: '村里填报的事项：乡级',
    },
    printed: ['district'],
    meaning: '区级、乡级',
    plain: '公开层级',
    foundIn: '公开层级',
  },
  attribute: {
    label: '公开属性',
    empty: '' as Attribute | '',
    control: 'choice',
    options: ATTRIBUTES,
    limit: null,
    step: 'nature',
    optional: false,
    askedBy: null,
    columns: null,
    isPublic: false,
    inModel: false,
    ownWords: false,
    heads: {},
    guidance: {
      line: '逐项认定。应公开尽公开：除法律、法规、规章明确规定不予公开的以外，都应公开。',
      example: '救助标准：主动公开；与申请人个人有关的审核材料：依申请公开',
    },
    printed: null,
    meaning: null,
    plain: null,
    foundIn: null,
  },
  /** ground of 不予公开 */
  withholdGround: {
    label: '不予公开理由',
    empty: '' as WithholdGround | '',
    control: 'choice',
    options: WITHHOLD_GROUNDS,
    limit: null,
    step: 'nature',
    optional: false,
    askedBy: { field: 'attribute', option: 'withheld' },
    columns: null,
    isPublic: false,
    inModel: false,
    ownWords: false,
    heads: {},
    guidance: {
      line: '不予公开必须有法定理由，找不到理由的应当公开。不予公开的事项只在内部留存，不会对外发布。',
      example: '救助对象的身份证号、银行账号：条例第十五条（个人隐私）',
    },
    printed: null,
    meaning: null,
    plain: null,
    foundIn: null,
  },
  /** the law named when the ground is `law` */
  withholdLaw: {
    label: '不予公开所依据的法律',
    empty: '',
    control: 'line',
    options: null,
    limit: { characters: 200, readsWell: 200 },
    step: 'nature',
    optional: false,
    askedBy: { field: 'withholdGround', option: 'law' },
    columns: null,
    isPublic: false,
    inModel: false,
    ownWords: false,
    heads: {},
    guidance: {
      line: '写明法律、法规或规章的名称和条款。',
      example: '《中华人民共和国未成年人保护法》第一百零三条',
    },
    printed: null,
    meaning: null,
    plain: null,
    foundIn: null,
  },
  /** date of re-assessment (条例第十八条), YYYY-MM-DD */
  reassessOn: {
    label: '重新评估日期',
    empty: '',
    control: 'date',
    options: null,
    limit: null,
    step: 'nature',
    optional: false,
    askedBy: { field: 'attribute', option: 'withheld' },
    columns: null,
    isPublic: false,
    inModel: false,
    ownWords: false,
    heads: {},
    guidance: {
      line: '不予公开的信息要定期评估，情况变化后可以公开的应当公开（条例第十八条）。填写下次评估的日期。',
      example: '一般在一年以内，如 2027-06-30',
    },
    printed: null,
    meaning: null,
    plain: null,
    foundIn: null,
  },
  /** code of the matter in 权责清单 or 公共服务事项清单, where known */
  matterCode: {
    label: '权责清单或公共服务事项编码',
    empty: '',
    control: 'matter',
    options: null,
    limit: { characters: 60 },
    step: 'nature',
    optional: true,
    askedBy: null,
    columns: null,
    isPublic: false,
    inModel: false,
    ownWords: false,
    heads: {},
    guidance: {
      line: '这项信息来自哪一项权力或公共服务。可按名称或编码查找；查不到可以不填。',
      example: '在清单里搜“自然灾害救助”，选中后自动填入编码',
    },
    printed: null,
    meaning: null,
    plain: null,
    foundIn: null,
  },
} as const satisfies Readonly<Record<string, FieldFacts>>

type Table = typeof ENTRY_FIELDS
export type EntryField = keyof Table
/** The fields whose fact is of this kind. */
export type FieldsWhere<Fact extends keyof FieldFacts, Value> = {
  [Field in EntryField]: Table[Field][Fact] extends Value ? Field : never
}[EntryField]

/** The facts of a field. */
export const factsOf = (field: EntryField): FieldFacts => ENTRY_FIELDS[field]
/** All fields, in the template's order. */
export const FIELDS = Object.keys(ENTRY_FIELDS) as readonly EntryField[]
/** The fields of which this holds, in the template's order. */
export const fieldsWhere = (holds: (facts: FieldFacts) => boolean): EntryField[] =>
  FIELDS.filter((field) => holds(factsOf(field)))
/** The inventory asks for it; the catalogue phase asks for every field. */
export const isSettledFirst = ({ step }: FieldFacts): boolean => step === 'names' || step === 'nature'
/** One fact of every field. */
export const factOfAll = <Fact extends keyof FieldFacts>(fact: Fact) =>
  Object.fromEntries(FIELDS.map((field) => [field, ENTRY_FIELDS[field][fact]])) as unknown as {
    readonly [Field in EntryField]: Table[Field][Fact]
  }
/** The text that is asked for by this option of this field. */
export const writtenAt = (field: EntryField, option: string): EntryField | undefined =>
  FIELDS.find((item) => factsOf(item).askedBy?.field === field && factsOf(item).askedBy?.option === option)
