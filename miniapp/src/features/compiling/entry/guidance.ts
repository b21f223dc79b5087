import type { EntryField, EntryFields } from '@gongkai/shared/base/template/entry'

/** The form's advice on a field: how to fill it in one line, and one good answer. */
export interface Guidance {
  line: string
  example: string
}

export const GUIDANCE: Readonly<Record<EntryField, Guidance>> = {
  level1: { line: '事项的大类，一般照用标准指引里的一级事项名称。', example: '灾后救助' },
  level2: { line: '大类下的具体事项。让群众一看就懂，不用内部简称。', example: '过渡期生活救助' },
  level3: { line: '二级事项还要再细分时填写，可以不填。', example: '救助对象名单公示' },
  stages: {
    line: '这项信息产生在哪个环节就勾选哪个，可以多选，至少勾选一个。',
    example: '救助政策：决策；救助对象名单：管理、结果',
  },
  attribute: {
    line: '逐项认定。应公开尽公开：除法律、法规、规章明确规定不予公开的以外，都应公开。',
    example: '救助标准：主动公开；与申请人个人有关的审核材料：依申请公开',
  },
  withholdGround: {
    line: '不予公开必须有法定理由，找不到理由的应当公开。不予公开的事项只在内部留存，不会对外发布。',
    example: '救助对象的身份证号、银行账号：条例第十五条（个人隐私）',
  },
  withholdLaw: {
    line: '写明法律、法规或规章的名称和条款。',
    example: '《中华人民共和国未成年人保护法》第一百零三条',
  },
  reassessOn: {
    line: '不予公开的信息要定期评估，情况变化后可以公开的应当公开（条例第十八条）。填写下次评估的日期。',
    example: '一般在一年以内，如 2027-06-30',
  },
  matterCode: {
    line: '这项信息来自哪一项权力或公共服务。可按名称或编码查找；查不到可以不填。',
    example: '在清单里搜“自然灾害救助”，选中后自动填入编码',
  },
  content: {
    line: '写清群众能看到什么，把要素逐个列出，不写“等相关信息”。',
    example: '救助对象名单、救助标准、发放金额和时间、申请条件与办理流程',
  },
  bases: {
    line: '哪部法规、哪个文件的哪一条要求公开。先从法规库选，再补上条款。',
    example: '《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条',
  },
  timeLimit: {
    line: '从什么时候起、多少天内公开。应在 20 个工作日内；法律、法规另有规定的从其规定（条例第二十六条）。',
    example: '信息形成或者变更之日起20个工作日内',
  },
  subjects: { line: '谁负责公开就写谁，用单位全称，一般是本单位。', example: '涂岭镇人民政府' },
  channels: {
    line: '群众在哪里能看到就勾选哪里，只勾选实际会用的渠道。',
    example: '村里的救助名单：社区/企事业单位/村公示栏（电子屏）',
  },
  channelOther: { line: '写明“其他”是什么渠道。', example: '村村响广播' },
  audiences: {
    line: '人人可看的选“全社会”；只向部分人公开的选“特定群体”，并写明是哪些人。可以都选。',
    example: '救助政策：全社会；个人审核结果：特定群体',
  },
  audienceSpecific: { line: '写明向哪些人公开。', example: '提出救助申请的家庭' },
  ways: { line: '不用申请就能看到的选“主动”；提出申请才提供的选“依申请”。', example: '救助标准：主动' },
  levels: {
    line: '由区级部门公开的选“区级”；由镇（街道）、村（社区）公开的选“乡级”。',
    example: '村里填报的事项：乡级',
  },
}

/** The ticks of the row printed in 附件2: an example to start from, never an answer that nobody gave. */
export const TEMPLATE_TICKS: Readonly<Pick<EntryFields, 'channels' | 'audiences' | 'ways' | 'levels'>> = {
  channels: ['website', 'newMedia', 'paper', 'readingPoint', 'serviceCentre'],
  audiences: ['everyone'],
  ways: ['proactive'],
  levels: ['district'],
}

/** Characters that still read well; the counter counts towards them, more is a doubt and no hindrance (draft-issues). */
export const MOST: Readonly<Partial<Record<EntryField, number>>> = {
  level1: 50,
  level2: 50,
  level3: 50,
  content: 2000,
  timeLimit: 200,
  channelOther: 200,
  audienceSpecific: 200,
  withholdLaw: 200,
}
