import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { DataSource } from 'typeorm'
import { newestAgeMs } from '../backup/copies.js'

/** A database that does not answer within this is as good as away. */
const ANSWER_MS = 2000
/** With less room than this a publication or a copy may not fit. */
const LEAST_ROOM_BYTES = 200 * 1024 * 1024
/** An hourly copy and half of the next one's time. */
const BACKUP_LATE_MS = 90 * 60_000

/** The things watched beside the database. */
export interface Watched {
  /** GONGKAI_FILES */ files: string
  /** GONGKAI_BACKUP */ backup: string | null
}

/** Whether the server can serve, part by part; nothing of addresses, paths or figures that a stranger could use. */
export interface ReadyView {
  status: 'ready' | 'unready'
  database: 'ok' | 'silent' | 'failed'
  migrations: 'ok' | 'pending' | 'unknown'
  disk: 'ok' | 'low' | 'unknown'
  /** a late copy is told and keeps nobody out */ backup: 'ok' | 'late' | 'off'
  closing: boolean
}

/** Answers within some two seconds whatever the database does. */
export class Readiness {
  /** set once the server is asked to end */ closing = false
  private asking: Promise<Pick<ReadyView, 'database' | 'migrations'>> | null = null
  private readonly startedAt = Date.now()

  constructor(
    private readonly dataSource: DataSource,
    private readonly watched: Watched,
    private readonly leastRoomBytes = LEAST_ROOM_BYTES,
  ) {}

  async look(): Promise<ReadyView> {
    const [database, disk, backup] = await Promise.all([this.askDatabase(), this.lookAtDisk(), this.lookAtBackup()])
    const ready = database.database === 'ok' && database.migrations === 'ok' && disk !== 'low' && !this.closing
    return { status: ready ? 'ready' : 'unready', ...database, disk, backup, closing: this.closing }
  }

  /** One question at a time: askers must not fill the connections of a database that hangs. */
  private askDatabase(): Promise<Pick<ReadyView, 'database' | 'migrations'>> {
    this.asking ??= this.question().finally(() => {
      this.asking = null
    })
    return within(ANSWER_MS, this.asking, { database: 'silent', migrations: 'unknown' })
  }

  private async question(): Promise<Pick<ReadyView, 'database' | 'migrations'>> {
    try {
      const rows: { name: string }[] = await this.dataSource.query('SELECT name FROM migrations')
      const ran = new Set(rows.map(({ name }) => name))
      const all = this.dataSource.migrations.every((migration) => ran.has(migration.name ?? migration.constructor.name))
      return { database: 'ok', migrations: all ? 'ok' : 'pending' }
    } catch {
      return { database: 'failed', migrations: 'unknown' }
    }
  }

  private async lookAtDisk(): Promise<ReadyView['disk']> {
    const { database, type } = this.dataSource.options
    const folders = [this.watched.files, this.watched.backup, type === 'mysql' ? null : dirname(String(database))]
    const rooms = await Promise.all(folders.flatMap((folder) => (folder === null ? [] : [roomOf(resolve(folder))])))
    if (rooms.some((room) => room !== null && room < this.leastRoomBytes)) return 'low'
    return rooms.every((room) => room === null) ? 'unknown' : 'ok'
  }

  private async lookAtBackup(): Promise<ReadyView['backup']> {
    if (this.watched.backup === null) return 'off'
    const now = new Date()
    const age = (await newestAgeMs(this.watched.backup, now)) ?? now.getTime() - this.startedAt
    return age > BACKUP_LATE_MS ? 'late' : 'ok'
  }
}

/** Bytes that are free where `path` is or will be; null when the system does not say. */
async function roomOf(path: string): Promise<number | null> {
  for (let at = path; ; at = dirname(at)) {
    const room = await statfs(at).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => null,
    )
    if (room !== null || at === dirname(at)) return room
  }
}

export function within<T>(ms: number, wanted: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => settle(otherwise), ms)
    wanted.then(settle, fail).finally(() => clearTimeout(timer))
  })
}
