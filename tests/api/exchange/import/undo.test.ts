import type { Refusal } from '@gongkai/shared/base/refusal'
import { adoptedBy } from '../../../factories/handed-in'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { amending } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type Answer, type District, openDistrict } from '../../../support/district'
import { copied, importer } from '../../../support/importing'

const BETTER = copied(['领域', '一级事项', '二级事项', '公开内容'], ['社会救助', '救助', '低保', '更全的内容'])
const refusalsOf = ({ status, body }: Answer<unknown>) => [
  status,
  ...((body as { refusals?: Refusal[] }).refusals ?? [])
    .map(({ code, at, text }) => `${code} at ${at}: ${text}`)
    .sort(),
]

describe.each(databases)('what was built upon is not undone, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  describe('an import of 公开事项', () => {
    /** A table that says more of 低保, which the unit has; it can be handed in as it is. */
    async function imported(account: string) {
      const { id } = await importer(district, account).bring('entries', BETTER)
      expect(done(await importer(district, account).apply(id)).outcome).toEqual({ added: 0, updated: 1 })
      const work = await of(account).idIn('01')
      const entry = async () => {
        const found = (await of(account).read(work)).entries.find(({ fields }) => fields.level2 === '低保')
        if (!found) throw new Error('no 低保')
        return found
      }
      const { id: entryId } = await entry()
      return {
        work,
        entryId,
        content: async () => (await entry()).fields.content,
        undo: async () => refusalsOf(await importer(district, account).undo(id)),
        sent: `undo.sent at assignments/${work}: “社会救助”在导入之后已经报送过`,
        builtOn: (what: string) => `undo.built-on at entries/${entryId}: 第 2 行：“救助 · 低保”${what}`,
      }
    }

    test('handed in: while it waits, and also once it was taken back', async () => {
      await adoptedBy(district, 'east', '01')
      const { work, content, undo, sent } = await imported('east')
      done(await of('east').submit(work))
      const waits = `submission.state at assignments/${work}: “社会救助”已报送，正在等待审核；如需修改请先撤回`
      expect(await undo()).toEqual([422, waits, sent])
      done(await of('east').recall(work))
      expect(await undo()).toEqual([422, sent])
      expect(await content()).toBe('更全的内容')
    })

    test('reviewed: an entry that a lead marked and sent back with 审核意见', async () => {
      await adoptedBy(district, 'east', '01')
      const { work, entryId, content, undo, sent, builtOn } = await imported('east')
      done(await of('east').submit(work))
      const reasons = [{ field: 'content', text: '请写明发放标准' }]
      done(await of('civil').mark(work, entryId, 'return', reasons))
      const remarks = reasons.map((reason) => ({ entryId, ...reason }))
      done(await district.call('civil', 'POST', `/api/assignments/${work}/return`, { overall: '', remarks }))
      expect(await undo()).toEqual([422, builtOn('已有审核意见'), sent])
      expect(await content()).toBe('更全的内容')
    })

    test('taken over: a village’s entry that has become its town’s', async () => {
      done(await of('east').delegate(await of('east').idIn('01'), 'east-01'))
      const village = await of('east-01').idIn('01')
      const [model] = await of('east-01').rows(village)
      done(await of('east-01').adopt(village, [model?.id ?? 0]))
      const { content, undo, sent, builtOn } = await imported('east-01')
      done(await of('east-01').submit(village))
      done(await of('east').approve(village))
      const approved = `submission.state at assignments/${village}: “社会救助”已通过审核，不能再修改`
      expect(await undo()).toEqual([422, approved, builtOn('已由镇（街道）并入'), sent])
      done(await of('east').return(village, '请再核对'))
      expect(await undo()).toEqual([422, builtOn('已由镇（街道）并入'), sent])
      expect(await content()).toBe('更全的内容')
    })

    test('amended: a published entry of which a 动态调整 was drafted, until that is deleted', async () => {
      await adoptedBy(district, 'east', '01')
      const { work, content, undo, sent, builtOn } = await imported('east')
      await acceptedOf(district, ['01'], ['east'])
      await publishedNow(district, '01')
      const approved = `submission.state at assignments/${work}: “社会救助”已通过审核，不能再修改`
      const { id } = done(await amending(district, 'east').revise('01-east-0001'))
      expect(await undo()).toEqual([422, approved, builtOn('已有动态调整'), sent])
      expect((await amending(district, 'east').remove(id)).status).toBe(204)
      expect(await undo()).toEqual([422, approved, sent])
      expect(await content()).toBe('更全的内容')
    })
  })

  describe('an import of 法规依据', () => {
    const TITLE = '青溪区救助办法'
    const LAWS = copied(['名称', '文号'], [`《${TITLE}》`, '青政〔2026〕1号'], ['青溪区旧办法', ''])
    const BASES = [{ title: TITLE, documentNumber: '青政〔2026〕1号', article: '第三条' }]

    async function imported(account: string) {
      const { id } = await importer(district, account).bring('laws', LAWS)
      expect(done(await importer(district, account).apply(id)).outcome).toEqual({ added: 2, updated: 0 })
      return async () =>
        refusalsOf(await importer(district, account).undo(id)).map((item) =>
          String(item).replace(/laws\/\d+/, 'laws/id'),
        )
    }
    const undone = ['200']
    const cited = ['422', `undo.built-on at laws/id: 第 2 行：《${TITLE}》已被引用为依据`]

    test('by an entry, until that is deleted; what another unit cites is no use of one’s own list', async () => {
      const undo = await imported('east')
      const elsewhere = await of('west').idIn('01')
      done(await of('west').add(elsewhere, { level1: '救助', level2: '西', bases: BASES }))
      const work = await of('east').idIn('01')
      const { id, version } = done(await of('east').add(work, { level1: '救助', level2: '东', bases: BASES }))
      expect(await undo()).toEqual(cited)
      done(await of('east').remove(id, version))
      expect(await undo()).toEqual(undone)
    })

    test('as the law by which an entry is not disclosed', async () => {
      const undo = await imported('east')
      const work = await of('east').idIn('01')
      const law = { attribute: 'withheld', withholdGround: 'law', withholdLaw: TITLE } as const
      done(await of('east').add(work, { level1: '救助', level2: '东', ...law }))
      expect(await undo()).toEqual(cited)
    })

    test('but not where another document of that title is cited, by its number', async () => {
      const undo = await imported('east')
      const work = await of('east').idIn('01')
      const bases = BASES.map((basis) => ({ ...basis, documentNumber: '青政〔2019〕7号' }))
      done(await of('east').add(work, { level1: '救助', level2: '东', bases }))
      expect(await undo()).toEqual(undone)
    })

    test('everybody’s library: by any unit’s entry', async () => {
      const undo = await imported('office')
      const work = await of('west').idIn('01')
      done(await of('west').add(work, { level1: '救助', level2: '西', bases: BASES }))
      expect(await undo()).toEqual(cited)
    })

    test('by a model row of a domain that one leads', async () => {
      const undo = await imported('civil')
      const rows = copied(['领域', '一级事项', '二级事项', '公开依据'], ['社会救助', '救助', '低保', `《${TITLE}》`])
      const guideline = importer(district, 'civil')
      const { id } = await guideline.bring('guideline', rows)
      done(await guideline.apply(id))
      expect(await undo()).toEqual(cited)
      done(await guideline.undo(id))
      expect(await undo()).toEqual(undone)
    })

    test('by a 动态调整, until that is deleted', async () => {
      await adoptedBy(district, 'east', '01')
      await acceptedOf(district, ['01'], ['east'])
      await publishedNow(district, '01')
      const undo = await imported('east')
      const { id } = done(await amending(district, 'east').revise('01-east-0001'))
      done(await amending(district, 'east').save(id, {}, { bases: BASES }))
      expect(await undo()).toEqual(cited)
      expect((await amending(district, 'east').remove(id)).status).toBe(204)
      expect(await undo()).toEqual(undone)
    })

    test('but not where it was cited before it stood in the list', async () => {
      const work = await of('east').idIn('01')
      done(await of('east').add(work, { level1: '救助', level2: '东', bases: BASES }))
      const undo = await imported('east')
      expect(await undo()).toEqual(undone)
    })
  })
})
