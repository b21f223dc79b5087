import { type Refusal, refuse } from '../../base/refusal.js'
import { labelOf } from '../../base/template/entry-template.js'
import { LAW_STATUSES, type LawStatus } from '../../district/law/law.contract.js'
import { readBases } from './read-bases.js'

const IN_FORCE = /^(?:现行有效|有效|现行|是|继续有效|尚在施行)$/
const REPEALED = /^(?:已?经?废止|已?失效|无效|否|不再有效|已?被替代|已?停止执行)$/

/** A law's cells: 《》 and the brackets around a number taken off, a number that stands behind the title found, 效力 in our words. */
export function readLawRow(values: Record<string, string>): { values: Record<string, string>; doubts: Refusal[] } {
  const { title = '', documentNumber = '', status = '' } = values
  const doubts: Refusal[] = []
  const { bases } = /[《（(]/.test(title) ? readBases(title) : { bases: [] }
  const [only] = bases
  if (bases.length > 1) doubts.push(refuse('read.laws', 'title', `“名称”一格里有 ${bases.length} 个文件，请分成几行`))
  const alone = bases.length === 1 && /^[^《]{0,5}《/.test(title) ? only : undefined
  if (alone?.article)
    doubts.push(refuse('read.law-article', 'title', `名称后面的“${alone.article}”没有读取，法规库只记文件`))
  const said = status.replace(/\s/g, '')
  const repealed = REPEALED.test(said)
  if (said && !repealed && !IN_FORCE.test(said))
    doubts.push(refuse('read.law-status', 'status', `“效力”写的是“${status}”，请核对是否仍然有效`))
  const labelOfStatus = (status: LawStatus) => labelOf(LAW_STATUSES, status)
  return {
    values: {
      ...values,
      title: alone?.title ?? title,
      documentNumber: (documentNumber || alone?.documentNumber || '').replace(/^[（(]([^（）()]*)[）)]$/, '$1'),
      status: repealed ? labelOfStatus('repealed') : IN_FORCE.test(said) ? labelOfStatus('effective') : status,
    },
    doubts,
  }
}
