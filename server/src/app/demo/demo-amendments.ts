import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import type { AmendmentKind } from '@gongkai/shared/base/words/amendment-kinds'
import type { AmendmentState, Trigger } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { type EntityManager, IsNull } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { planEdition } from '../../catalogue/publication/plan-edition.js'
import { publish } from '../../catalogue/publication/publish-edition.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import type { RoundEntity } from '../../district/round/round.entity.js'

interface Story {
  domainCode: string
  kind: AmendmentKind
  state: AmendmentState
  trigger: Trigger
  reason: string
  part?: Partial<EntryFields>
  remark?: string
}

/** Changes that the town made since the first edition; the second edition carries them. */
const CARRIED: readonly Story[] = [
  {
    domainCode: '19',
    kind: 'revise',
    state: 'finalised',
    trigger: 'elements',
    reason: '群众反映等待时间太长，缩短公开时限',
    part: { timeLimit: '信息形成之日起10个工作日内' },
  },
  {
    domainCode: '07',
    kind: 'revise',
    state: 'finalised',
    trigger: 'elements',
    reason: '便民服务站已建成，增加公开渠道',
    part: { channels: ['website', 'paper', 'conveniencePoint', 'noticeBoard'] },
  },
  {
    domainCode: '22',
    kind: 'withdraw',
    state: 'finalised',
    trigger: 'powers',
    reason: '该项职责已调整到区教育局',
  },
]

/** Amendments under way today: one at each step. */
const UNDER_WAY: readonly Story[] = [
  {
    domainCode: '11',
    kind: 'revise',
    state: 'proposed',
    trigger: 'law',
    reason: '所依据的办法已经修订，调整公开内容',
    part: { content: '环境保护督察整改方案、整改进展和结果，群众举报的受理与办理情况' },
  },
  {
    domainCode: '14',
    kind: 'revise',
    state: 'returned',
    trigger: 'organ',
    reason: '扶贫办更名，调整公开主体',
    part: { timeLimit: '信息形成后30个工作日内' },
    remark: '公开时限超过 20 个工作日（条例第二十六条），请核对',
  },
  {
    domainCode: '12',
    kind: 'revise',
    state: 'finalised',
    trigger: 'elements',
    reason: '增加免费开放时段的公开',
    part: { content: '公共文化设施名录、免费开放项目和时段、预约方式、文化活动安排' },
  },
]

/** 动态调整 of one town: a second edition has carried the first of them, the others wait for the next person in turn. */
export async function amendPublished(
  tx: EntityManager,
  round: RoundEntity,
  organisationCode: string,
  { carriedAt, today }: { carriedAt: Date; today: LocalDate },
): Promise<void> {
  const carriedOn = carriedAt.toISOString().slice(0, 10)
  for (const story of CARRIED) await tell(tx, round, organisationCode, story, addDays(carriedOn, -30))
  const plan = (await planEdition(tx, round)).filter(({ ready }) => ready)
  await publish(tx, round, plan, { note: '动态调整：缩短时限、增加渠道', effectiveOn: carriedOn }, carriedAt)
  for (const story of UNDER_WAY) await tell(tx, round, organisationCode, story, addDays(today, -12))
}

async function tell(
  tx: EntityManager,
  round: RoundEntity,
  organisationCode: string,
  { domainCode, kind, state, trigger, reason, part, remark = '' }: Story,
  triggerOn: LocalDate,
): Promise<void> {
  const assignment = await tx.findOneBy(AssignmentEntity, {
    roundCode: round.code,
    domainCode,
    organisationCode,
    parentId: IsNull(),
  })
  const entry =
    assignment &&
    (await tx.findOne(EntryEntity, { where: { assignmentId: assignment.id }, order: { position: 'ASC' } }))
  if (!entry?.publicNumber) return
  const fields = kind === 'withdraw' ? null : { ...entry.fields, ...part }
  await tx.insert(AmendmentEntity, {
    kind,
    state,
    domainCode,
    organisationCode,
    publicNumber: entry.publicNumber,
    assignmentId: entry.assignmentId,
    entryId: entry.id,
    before: entry.fields as never,
    fields: fields as never,
    trigger,
    triggerOn,
    reason,
    signedBy: [] as never,
    remark,
  })
  if (state !== 'finalised') return
  if (fields) await tx.update(EntryEntity, { id: entry.id }, { fields: fields as never, version: entry.version + 1 })
  else await tx.softDelete(EntryEntity, { id: entry.id })
}
