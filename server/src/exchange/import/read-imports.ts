import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ImportKind } from '@gongkai/shared/base/words/import-kinds'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { DataSource, LessThan } from 'typeorm'
import { learntWords } from '../../district/alias/learnt-words.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { breathe, inPieces } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { inTurn } from '../../platform/files/reading-queue.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { ClearImports } from './clear-imports.js'
import { ImportEntity, ImportRowEntity } from './import.entity.js'
import { isRow, type NewRow, rowsOf, settle, worthTaking } from './import-lines.js'
import { settlePersonal } from './import-personal.js'
import { ImportTargets } from './import-targets.js'
import { readLines, type Source } from './read/read-tables.js'

/** A reader gives a sign of life every now and then; a reader silent for so long is dead. */
const BEAT_MS = 10_000
const DEAD_MS = 60_000
/** Progress is written at most so often. */
const NOTE_MS = 500
/** How far it is when the file is read; understanding and storing come after. */
const READ_PERCENT = 70
/** Rows between two pauses. */
const PIECE = 200
/** Rows in one transaction: the disk is waited for after each, and others who write wait as long. */
const STORED_AT_ONCE = 500

/** Bound of all files that wait or are being read, of all units together. */
export const MOST_HELD_BYTES = 100 * 1024 * 1024

/** One whose turn is to come, or is; its source goes when nobody waits for it any more. */
interface Waiting {
  given: AbortController
  source: Source | null
  reading: boolean
}

/**
 * 读取 in the background, a unit's files one after the other and of two units at a time, so that many large ones do not fill the memory and
 * nobody waits for another unit's. The files are not kept: when the process dies meanwhile, the person who brought one is told to bring it
 * again.
 */
@Injectable()
export class ReadImports implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('import')
  private readonly waiting = new Map<number, Waiting>()
  private readonly readings = new Set<Promise<void>>()
  private beat: NodeJS.Timeout | null = null

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ImportTargets) private readonly targets: ImportTargets,
    @Inject(ClearImports) private readonly clearImports: ClearImports,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
  ) {}

  onApplicationBootstrap(): void {
    this.beat = setInterval(() => {
      this.turn().catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : error))
    }, BEAT_MS).unref()
  }

  async onModuleDestroy(): Promise<void> {
    if (this.beat) clearInterval(this.beat)
    for (const [id] of this.waiting) this.giveUp(id)
    await this.settled()
  }

  /** The import is stored already, in state reading. */
  start(one: ImportEntity, actor: SignedIn, source: Source): void {
    const waiting: Waiting = { given: new AbortController(), source, reading: false }
    this.waiting.set(one.id, waiting)
    const reading = inTurn(actor.organisationCode, () => this.read(one, actor, waiting), waiting.given.signal)
      .catch((error: unknown) =>
        error instanceof Refused
          ? this.refuse(one.id, error.refusals)
          : this.logger.error(error instanceof Error ? error.stack : error),
      )
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.stack : error))
      .finally(() => {
        this.waiting.delete(one.id)
        this.readings.delete(reading)
      })
    this.readings.add(reading)
  }

  /** Nobody waits for it any more. */
  giveUp(id: number): void {
    const waiting = this.waiting.get(id)
    if (!waiting) return
    waiting.given.abort(new Refused(422, [interrupted]))
    if (!waiting.reading) waiting.source = null
  }

  /** Bytes that this process holds of what was brought and is not read yet. */
  heldBytes(): number {
    return [...this.waiting.values()].reduce((sum, { source }) => sum + (source ? bytesOf(source) : 0), 0)
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await Promise.all(this.readings)
  }

  /** Says what this process reads, finds what another left undone when it died, and clears away what is old. */
  async turn(): Promise<void> {
    const { manager } = this.dataSource
    const now = this.clock.now()
    const own = [...this.waiting.keys()]
    if (own.length > 0) await manager.update(ImportEntity, { id: In(own), state: 'reading' }, { touchedAt: now })
    const before = new Date(now.getTime() - DEAD_MS)
    const dead = await manager.findBy(ImportEntity, { state: 'reading', touchedAt: LessThan(before) })
    for (const { id } of dead) await this.refuse(id, [interrupted])
    await this.clearImports.run()
  }

  private async read(one: ImportEntity, actor: SignedIn, waiting: Waiting): Promise<void> {
    const { source } = waiting
    const { signal } = waiting.given
    waiting.reading = true
    try {
      if (!source) throw new Refused(422, [interrupted])
      await this.store(one, actor, await this.understood(one, actor, source, signal), signal)
    } catch (error) {
      if (!(error instanceof Refused)) this.logger.error(error instanceof Error ? error.stack : error)
      await this.refuse(one.id, error instanceof Refused ? error.refusals : [fault])
    }
  }

  /** All lines, each with where it goes. */
  private async understood(
    { id, kind, domainCode }: ImportEntity,
    actor: SignedIn,
    source: Source,
    signal: AbortSignal,
  ): Promise<NewRow[]> {
    const { manager } = this.dataSource
    const [domains, organisation, learnt] = await Promise.all([
      manager.find(PilotDomainEntity),
      manager.findOneByOrFail(OrganisationEntity, { code: actor.organisationCode }),
      learntWords(manager, actor.organisationCode),
    ])
    const { tables, lines } = await readLines(
      source,
      {
        kind,
        domains: domains.map(({ code, name, aliases }) => ({ code, name, aliases })),
        domainCode,
        organisationName: organisation.name,
        learnt,
      },
      { signal, onProgress: this.notes(id) },
    )
    if (lines.length === 0) throw new Refused(422, [refuse('import.empty', 'file', '里面没有表格，或者表格是空的')])
    await breathe()
    const rows = rowsOf(id, tables, lines)
    const target = this.targets.of(kind)
    const data = rows.filter(isRow)
    await this.settleAnswered(data, kind, actor.organisationCode)
    const { looks } = await target.look(manager, actor, data, false)
    await inPieces(data, PIECE, (row, index) => {
      const look = looks[index]
      if (!look) return
      settle(row, look, target.keyOf(row))
      row.chosen = worthTaking(row, look)
    })
    return rows
  }

  /** The thread that reads knows no answers and no 公务号码: rows with findings are looked through with them. */
  private async settleAnswered(rows: NewRow[], kind: ImportKind, unit: string): Promise<void> {
    // Rows of a list that is guarded are looked through here.
    const found = rows.filter(({ personal }) => personal !== '' || listColumns(kind).some(({ guarded }) => guarded))
    const marks = await this.guard.read(this.dataSource.manager, [unit])
    await inPieces(found, PIECE, (row) => settlePersonal(row, kind, marks, unit))
  }

  private async store(
    { id }: ImportEntity,
    actor: SignedIn,
    rows: readonly NewRow[],
    signal: AbortSignal,
  ): Promise<void> {
    const { manager } = this.dataSource
    const note = this.notes(id, READ_PERCENT, 100)
    let stored = 0
    for (const some of chunks(rows, STORED_AT_ONCE)) {
      await manager.transaction((tx) => insertRows(tx, ImportRowEntity, some))
      signal.throwIfAborted()
      stored += some.length
      note((100 * stored) / rows.length)
    }
    await manager.transaction(async (tx) => {
      const { organisationCode } = actor
      const now = await tx.findOne(ImportEntity, { where: { id, organisationCode }, ...rowLock(tx) })
      if (now?.state === 'reading')
        await tx.update(ImportEntity, { id }, { state: 'ready', progress: 100, version: now.version + 1 })
      else await tx.delete(ImportRowEntity, { importId: id })
    })
  }

  /** Writes down how far it is, between two bounds. */
  private notes(id: number, from = 0, to = READ_PERCENT): (percent: number) => void {
    let notedAt = Number.NEGATIVE_INFINITY
    return (percent) => {
      if (performance.now() - notedAt < NOTE_MS) return
      notedAt = performance.now()
      const progress = Math.floor(from + ((to - from) * percent) / 100)
      // One that is lost is made good by the next.
      this.dataSource.manager
        .update(ImportEntity, { id, state: 'reading' }, { progress, touchedAt: this.clock.now() })
        .catch((error: unknown) => this.logger.warn(error))
    }
  }

  private async refuse(id: number, refusals: readonly Refusal[]): Promise<void> {
    await this.dataSource.manager.transaction(async (tx) => {
      const now = await tx.findOne(ImportEntity, { where: { id }, ...rowLock(tx) })
      if (now && now.state !== 'reading') return
      await tx.delete(ImportRowEntity, { importId: id })
      if (!now) return
      await tx.update(ImportEntity, { id }, { state: 'refused', refusals: [...refusals], version: now.version + 1 })
    })
  }
}

/** A text takes two bytes a character in the memory. */
export const bytesOf = (source: Source) =>
  'bytes' in source ? source.bytes.byteLength : 2 * (source.text.length + (source.html?.length ?? 0))

const interrupted = refuse('import.interrupted', 'file', '读到一半中断了，没有读完，请重新上传')
const fault = refuse('import.fault', 'file', '读取时服务器出了差错，请重新上传；仍不行时请把文件交给系统管理员')
