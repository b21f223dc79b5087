import type { Attribute, Audience, Channel, Level, Stage, Way, WithholdGround } from './entry-template.js'
import { NOT_KNOWN_YET } from './entry-template.js'

/** One 公开依据: `title` without 《》, e.g. 中华人民共和国土地管理法; `documentNumber` e.g. 国务院令第711号; `article` e.g. 第二十条. */
export interface Basis {
  title: string
  documentNumber: string
  article: string
}

/** The row of the official template (附件2), 序号 excepted: that is given by the system. */
export interface TemplateFields {
  /** 一级事项 */ level1: string
  /** 二级事项 */ level2: string
  /** 三级事项, may be empty */ level3: string
  /** “五公开”阶段 */ stages: Stage[]
  /** 公开内容（要素） */ content: string
  /** 公开依据 */ bases: Basis[]
  /** 公开时限, the wording as written */ timeLimit: string
  /** 公开主体 */ subjects: string[]
  /** 公开渠道和载体 */ channels: Channel[]
  /** text of 其他 */ channelOther: string
  /** 公开对象 */ audiences: Audience[]
  /** text of 特定群体 */ audienceSpecific: string
  /** 公开方式 */ ways: Way[]
  /** 公开层级 */ levels: Level[]
}

/** The fields that the inventory phase settles beside the names and the stage. */
export interface InventoryFields {
  /** 公开属性; '' while nobody has answered */ attribute: Attribute | ''
  /** ground of 不予公开 */ withholdGround: WithholdGround | ''
  /** the law named when the ground is `law` */ withholdLaw: string
  /** date of re-assessment (条例第十八条), YYYY-MM-DD */ reassessOn: string
  /** code of the matter in 权责清单 or 公共服务事项清单, where known */ matterCode: string
}

export interface EntryFields extends TemplateFields, InventoryFields {}
export type EntryField = keyof EntryFields

export const EMPTY_ENTRY: Readonly<EntryFields> = {
  level1: '',
  level2: '',
  level3: '',
  stages: [],
  content: '',
  bases: [],
  timeLimit: '',
  subjects: [],
  channels: [],
  channelOther: '',
  audiences: [],
  audienceSpecific: '',
  ways: [],
  levels: [],
  attribute: '',
  withholdGround: '',
  withholdLaw: '',
  reassessOn: '',
  matterCode: '',
}

/**
 * The fields that the public reads: the template's, and none of what the work on them needs. A field that is not named here as public stays
 * inside.
 */
export const IS_PUBLIC = {
  level1: true,
  level2: true,
  level3: true,
  stages: true,
  content: true,
  bases: true,
  timeLimit: true,
  subjects: true,
  channels: true,
  channelOther: true,
  audiences: true,
  audienceSpecific: true,
  ways: true,
  levels: true,
  attribute: false,
  withholdGround: false,
  withholdLaw: false,
  reassessOn: false,
  matterCode: false,
} as const satisfies Readonly<Record<EntryField, boolean>>
export type PublicField = { [Field in EntryField]: (typeof IS_PUBLIC)[Field] extends true ? Field : never }[EntryField]
export type PublicFields = Pick<EntryFields, PublicField>
export const isPublic = (field: string): field is PublicField => (IS_PUBLIC as Record<string, boolean>)[field] === true

/** The words users read for each field, exactly the template's where it has them. */
export const FIELD_LABELS: Readonly<Record<EntryField, string>> = {
  level1: '一级事项',
  level2: '二级事项',
  level3: '三级事项',
  stages: '“五公开”阶段',
  content: '公开内容（要素）',
  bases: '公开依据',
  timeLimit: '公开时限',
  subjects: '公开主体',
  channels: '公开渠道和载体',
  channelOther: '其他渠道',
  audiences: '公开对象',
  audienceSpecific: '特定群体',
  ways: '公开方式',
  levels: '公开层级',
  attribute: '公开属性',
  withholdGround: '不予公开理由',
  withholdLaw: '不予公开所依据的法律',
  reassessOn: '重新评估日期',
  matterCode: '权责清单或公共服务事项编码',
}

/** The name of a field as another release may have answered it. */
export const fieldLabel = (field: string): string =>
  (FIELD_LABELS as Readonly<Record<string, string>>)[field] ?? NOT_KNOWN_YET
