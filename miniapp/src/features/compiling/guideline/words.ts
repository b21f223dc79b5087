import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import type { GuidelineVersionView, RunningPhase } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { GUIDELINE_ORIGINS } from '@gongkai/shared/district/guideline/guideline-source'
import { chinaTime } from '@/ui/china-time'

export const versionName = ({ number }: Pick<GuidelineVersionView, 'number'>): string =>
  number > 0 ? `第${number}版` : '新版草稿'

/** 新增 1 行，修改 2 行 */
export function countsText({ counts, state }: Pick<GuidelineVersionView, 'counts' | 'state'>): string {
  const parts: [string, number][] = [
    ['新增', counts.new],
    ['修改', counts.changed],
    ['不再适用', counts.gone],
  ]
  const said = parts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count} 行`)
  if (said.length > 0) return said.join('，')
  return state === 'draft' ? '没有改动' : '最初的各行'
}

/** When it comes into force, or since when it is. */
export function whenText({ state, comesOn, inForceAt }: GuidelineVersionView): string {
  if (state === 'draft') return '还没有公布'
  if (state === 'announced') return comesOn ? `${comesOn} 起适用` : '从下一阶段或者下一轮编制起适用'
  return inForceAt ? `${chinaTime(inForceAt)} 起适用` : '自系统启用起适用'
}

/** 《…标准指引》（民办函〔2019〕52号），民政部办公厅，2019-06-11 */
export function sourceText({ source, origin }: GuidelineVersionView): string {
  if (origin === 'pack') return labelOf(GUIDELINE_ORIGINS, origin)
  const { issuer, title, documentNumber, date } = source
  const document = title ? `《${title}》${documentNumber ? `（${documentNumber}）` : ''}` : documentNumber
  const said = [document, issuer, date].filter(Boolean).join('，')
  return said || `${labelOf(GUIDELINE_ORIGINS, origin)}，没有写明来源文件`
}

export const runningText = (running: RunningPhase | null): string =>
  running
    ? `${running.round}正在进行${labelOf(PHASES, running.phase)}，新版从下一阶段起适用，不影响正在填报和已经报送的。`
    : '本领域现在没有正在进行的阶段，公布以后可以马上适用。'
