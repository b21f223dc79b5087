import type { Role } from '@gongkai/shared/base/words/roles'
import { type ReminderKind } from '@gongkai/shared/district/reminder/reminder-work'
import type { NoticeTarget } from '@gongkai/shared/oversight/notification/notification.contract'
import { type Reminder, reminderKey, remindersDue } from '@gongkai/shared/oversight/notification/reminders-due'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { amendmentWorks } from '../../catalogue/amendment/amendment-works.query.js'
import { reassessWorks } from '../../catalogue/coverage/reassess-works.query.js'
import { disclosureWorks } from '../../catalogue/disclosure/disclosure-works.query.js'
import { feedbackWorks } from '../../catalogue/feedback/feedback-works.query.js'
import { remedyWorks } from '../../catalogue/spot-check/remedy-works.query.js'
import { supervisionWorks } from '../../catalogue/supervision/supervision-works.query.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { calendarWorks } from './calendar-works.query.js'
import { PostNotices } from './post-notices.js'
import { ReminderEntity } from './reminder.entity.js'
import { reminderWorks } from './reminder-works.query.js'

const PAGE: Readonly<Record<ReminderKind, NoticeTarget['page']>> = {
  fill: 'todo',
  again: 'todo',
  report: 'reports',
  release: 'edition',
  amend: 'amendments',
  feedback: 'feedback',
  calendar: 'calendar',
  reassess: 'coverage',
  disclose: 'todo',
  remedy: 'remedies',
  supervise: 'supervisions',
}
const ROLE: Readonly<Record<ReminderKind, Role | null>> = {
  fill: null,
  again: null,
  report: null,
  release: 'approver',
  amend: null,
  feedback: null,
  calendar: 'admin',
  reassess: null,
  disclose: null,
  remedy: null,
  supervise: null,
}

/**
 * Reminds everybody of what is due (T-7, T-3, T-1, the day, late), one notice for a unit. Once each, however often and
 * wherever it runs: the unique key of `reminder` is in the notice's own transaction.
 */
@Injectable()
export class Remind {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PostNotices) private readonly postNotices: PostNotices,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  /** Answers how many notices it wrote. */
  async run(): Promise<number> {
    const tx = this.dataSource.manager
    const today = this.clock.today()
    const calendar = await this.workingDays.load(tx)
    const works = [
      ...(await reminderWorks(tx)),
      ...(await amendmentWorks(tx, calendar)),
      ...(await feedbackWorks(tx, calendar)),
      ...(await calendarWorks(tx, calendar, today)),
      ...(await reassessWorks(tx, today)),
      ...(await disclosureWorks(tx)),
      ...(await remedyWorks(tx, today)),
      ...(await supervisionWorks(tx, today)),
    ]
    const owed = remindersDue(today, works, () => false).flatMap(keysOf)
    const given = new Set((await tx.findBy(ReminderEntity, { key: In(owed) })).map(({ key }) => key))
    const due = remindersDue(today, works, (key) => given.has(key))
    let written = 0
    for (const reminder of due) if (await this.give(reminder)) written++
    return written
  }

  private async give(reminder: Reminder): Promise<boolean> {
    const { kind, organisationCode, title, text } = reminder
    const keys = keysOf(reminder)
    try {
      await act(this.dataSource, async (tx) => {
        const at = this.clock.now()
        // First of all: of two processes the second stops here, on the unique key.
        await tx.insert(
          ReminderEntity,
          keys.map((key) => ({ key, noticeId: 0, at })),
        )
        const [noticeId = 0] = await this.postNotices.run(tx, [
          {
            key: `reminder/${keys[0]}`,
            organisationCode,
            role: ROLE[kind],
            kind: 'reminder',
            title,
            text,
            page: PAGE[kind],
            targetId: '',
            eventId: null,
          },
        ])
        await tx.update(ReminderEntity, { key: In(keys) }, { noticeId })
      })
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
}

const keysOf = ({ subjects, dueOn, milestone }: Reminder) =>
  subjects.map((subject) => reminderKey(subject, dueOn, milestone))

/** A unique key says that another process, or another tap, was quicker. */
export function isDuplicate(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } }
  return /ER_DUP_ENTRY|SQLITE_CONSTRAINT/.test(`${code} ${driverError?.code}`)
}
