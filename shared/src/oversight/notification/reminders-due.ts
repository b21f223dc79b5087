import { daysBetween, type LocalDate } from '../../base/time/local-date.js'
import { ESTIMATED_DATE } from '../../base/time/working-days.js'
import { REASSESS_DAYS } from '../../compiling/renewal/renewal-policy.js'
import type { ReminderKind, ReminderWork } from '../../district/reminder/reminder-work.js'

/** When one is reminded: 7, 3 and 1 days before, on the day, and once when late; of a re-assessment once, 30 days before. */
export const REMINDER_MILESTONES = ['T-30', 'T-7', 'T-3', 'T-1', 'day', 'late'] as const
export type ReminderMilestone = (typeof REMINDER_MILESTONES)[number]

/** One notice for one organisation: all its work of a kind that has reached the same milestone of the same date. */
export interface Reminder {
  kind: ReminderKind
  organisationCode: string
  milestone: ReminderMilestone
  dueOn: LocalDate
  subjects: string[]
  title: string
  text: string
}

/** A reminder is owed once for each work, date and milestone: a date that was moved is another date. */
export function reminderKey(subject: string, dueOn: LocalDate, milestone: ReminderMilestone): string {
  return `${subject}/${dueOn}/${milestone}`
}

/**
 * The milestone that work stands at; the last one passed, so that a server that was down on the very day still reminds.
 * null while there is more than a week.
 */
export function milestoneOn(today: LocalDate, dueOn: LocalDate, kind?: ReminderKind): ReminderMilestone | null {
  const left = daysBetween(today, dueOn)
  if (kind === 'reassess') return left > REASSESS_DAYS ? null : 'T-30'
  if (left > 7) return null
  // Many things come into being: told once when they are due soon, and once when it is too late.
  if (kind === 'disclose') return left < 0 ? 'late' : 'T-7'
  // Told by the act itself: once more when it is too late, of a 督办 also shortly before.
  if (kind === 'remedy') return left < 0 ? 'late' : null
  if (kind === 'supervise' && left > 3) return null
  if (left > 3) return 'T-7'
  if (left > 1) return 'T-3'
  if (left === 1) return 'T-1'
  return left === 0 ? 'day' : 'late'
}

/**
 * The reminders owed today for what is not done, grouped; `sent` tells by `reminderKey` what was owed before. Work without
 * a date is never due.
 */
export function remindersDue(
  today: LocalDate,
  works: readonly ReminderWork[],
  sent: (key: string) => boolean,
): Reminder[] {
  const groups = new Map<string, { work: ReminderWork[]; milestone: ReminderMilestone }>()
  for (const work of works) {
    const milestone = work.dueOn ? (milestoneOn(today, work.dueOn, work.kind) ?? (work.early ? 'T-7' : null)) : null
    if (!milestone || (milestone === 'late' && work.punctual) || sent(reminderKey(work.subject, work.dueOn, milestone)))
      continue
    const key = `${work.organisationCode}/${work.kind}/${work.dueOn}`
    const group = groups.get(key)
    if (group) group.work.push(work)
    else groups.set(key, { work: [work], milestone })
  }
  return [...groups.values()].flatMap(({ work, milestone }) => {
    const [first] = work
    if (!first) return []
    const { kind, organisationCode, dueOn, estimated } = first
    return [
      {
        kind,
        organisationCode,
        milestone,
        dueOn,
        subjects: work.map(({ subject }) => subject),
        title: `${WHEN(daysBetween(today, dueOn))}：${WHAT[kind](work.length)}`,
        text: `${work.map(({ name }) => name).join('、')}。截止 ${dueOn}${estimated ? `（${ESTIMATED_DATE}）` : ''}。`,
      },
    ]
  })
}

const WHEN = (left: number) => (left > 0 ? `还有 ${left} 天` : left === 0 ? '今天截止' : `已逾期 ${-left} 天`)
const WHAT: Readonly<Record<ReminderKind, (count: number) => string>> = {
  fill: (count) => `${count} 个领域尚未报送`,
  again: (count) => `${count} 个领域退回后尚未重新报送`,
  report: (count) => `${count} 个领域尚未汇总上报`,
  release: (count) => `${count} 个领域尚未发布`,
  amend: (count) => `${count} 件动态调整尚未办结`,
  feedback: (count) => `${count} 件群众反馈尚未答复`,
  reassess: (count) => `${count} 个不予公开的事项要重新评估`,
  disclose: (count) => `${count} 条应公开信息尚未公开`,
  remedy: (count) => `${count} 个抽查发现的问题尚未整改`,
  supervise: (count) => `${count} 件督办尚未办结`,
  calendar: (count) => `${count} 个年度的放假安排尚未录入`,
}
