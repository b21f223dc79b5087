import type { TemplateFields } from '../../base/template/entry.js'
import { AUDIENCES, CHANNELS, LEVELS, STAGES, WAYS } from '../../base/template/entry-template.js'
import { basesText } from '../../compiling/entry/entry-text.js'

/** One column of 附件2: a head of one or, under `group`, two rows. */
export interface TemplateColumn {
  group: string
  head: string
  /** its part of the table's width, of 100 */ width: number
  /** a tick or a number stands in the middle */ centred: boolean
  textOf: (fields: TemplateFields) => string
}

const TICK = '√'
const column = (group: string, head: string, width: number, textOf: TemplateColumn['textOf'], centred = false) => ({
  group,
  head,
  width,
  centred,
  textOf,
})
const tick = (group: string, head: string, isTicked: (fields: TemplateFields) => boolean) =>
  column(group, head, 3.2, (fields) => (isTicked(fields) ? TICK : ''), true)

/** The columns of 附件2 after 序号, in its order and words. */
export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  column('公开事项', '一级事项', 6, ({ level1 }) => level1),
  column('公开事项', '二级事项', 7, ({ level2 }) => level2),
  column('公开事项', '三级事项', 6, ({ level3 }) => level3),
  column('', '“五公开”阶段', 5.6, ({ stages }) =>
    STAGES.map(({ code, label }) => boxed(stages.includes(code), label)).join('\n'),
  ),
  column('', '公开内容（要素）', 14, ({ content }) => content),
  column('', '公开依据', 12.5, ({ bases }) => basesText(bases)),
  column('', '公开时限', 8, ({ timeLimit }) => timeLimit),
  column('', '公开主体', 6.6, ({ subjects }) => subjects.join('\n')),
  column('', '公开渠道和载体', 13, channelsText),
  tick('公开对象', '全社会', ({ audiences }) => audiences.includes('everyone')),
  column('公开对象', '特定群体', 5, specificText),
  ...WAYS.map(({ code, label }) => tick('公开方式', label, ({ ways }) => ways.includes(code))),
  ...LEVELS.map(({ code, label }) => tick('公开层级', label, ({ levels }) => levels.includes(code))),
]

function boxed(ticked: boolean, label: string): string {
  return `${ticked ? '■' : '□'}${label}`
}

/** All thirteen, one below the other; 其他 with its text, else with the template's line to write on. */
function channelsText({ channels, channelOther }: TemplateFields): string {
  return CHANNELS.map(({ code, label }) => {
    const ticked = channels.includes(code)
    return boxed(ticked, label) + (code === 'other' ? (ticked && channelOther ? `：${channelOther}` : '_____') : '')
  }).join('\n')
}

/** The audience meant stands under the tick. */
function specificText({ audiences, audienceSpecific }: TemplateFields): string {
  return audiences.includes(AUDIENCES[1].code) ? [TICK, audienceSpecific].filter(Boolean).join('\n') : ''
}
