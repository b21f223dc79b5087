import { Readable } from 'node:stream'
import { refuse } from '@gongkai/shared/base/refusal'
import {
  type DisclosureFileView,
  type FileFinding,
  MOST_FILE_BYTES,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { MOST_FILE_NAME, PHOTO_SIDE, SMALL_WIDTH } from '@gongkai/shared/catalogue/disclosure/disclosure-files'
import { decideSendFile } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { OfficialNumberEntity } from '../../district/privacy/official-number.entity.js'
import { PrivacyGuard, sentence, stops } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { cleanFile } from '../../platform/files/clean/clean-file.js'
import type { CleanedFile, PlacedFinding } from '../../platform/files/clean/cleaned-file.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { presentFile } from './attach-files.js'
import { DisclosureFileEntity, newFileId } from './disclosure-file.entity.js'
import { DisclosureFileStore } from './disclosure-file-store.js'

/** Files of a unit that no record names yet: nobody fills the disk with them. */
const MOST_UNUSED = 200
/** So many bytes of all units wait for their turn in the memory. */
const MOST_WAITING_BYTES = 10 * MOST_FILE_BYTES
/** So many reasons are written out. */
const MOST_REASONS = 20

/** A photo or file for a 公开记录: cleaned, looked through for 个人信息, and kept for a day until a record names it. */
@Injectable()
export class SendFile {
  private waitingBytes = 0

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(DisclosureFileStore) private readonly files: DisclosureFileStore,
  ) {}

  /** @throws Refused 422 for what is none of the kinds, broken, too costly, or holds 个人信息 that nobody has answered */
  async run(signedIn: SignedIn, name: string, bytes: Buffer): Promise<DisclosureFileView> {
    const unit = signedIn.organisationCode
    const tx = this.dataSource.manager
    ensure(decideSendFile(signedIn))
    if ((await tx.countBy(DisclosureFileEntity, { organisationCode: unit, disclosureId: IsNull() })) >= MOST_UNUSED)
      ensure([refuse('file.many-unused', 'file', '本单位上传了很多还没有用到的照片和文件，请先登记，或明天再上传')])
    const cleaned = await this.clean(unit, name, bytes)
    const called = nameOf(name, cleaned)
    const named = cleaned.reading === 'photo' ? [] : [{ at: 'name', name: '文件名', text: called }]
    const [refusals, open] = await Promise.all([this.guard.refusals(tx, unit, named), this.open(unit, cleaned)])
    if (refusals.length + open.length > 0) throw personal([...refusals, ...reasonsOf(open)], open)
    return this.keep(unit, called, cleaned)
  }

  private async clean(unit: string, name: string, bytes: Buffer): Promise<CleanedFile> {
    if (this.waitingBytes + bytes.length > MOST_WAITING_BYTES)
      throw new Refused(429, [refuse('file.busy', 'file', '服务器正在处理的照片和文件太多，请过一会儿再上传')])
    const numbers = await this.dataSource.manager.find(OfficialNumberEntity, { select: { id: true, key: true } })
    const official = new Set(numbers.map(({ key }) => key))
    this.waitingBytes += bytes.length
    try {
      const limits = { longestSide: PHOTO_SIDE, smallWidth: SMALL_WIDTH }
      return await cleanFile(unit, bytes, name, { official, limits })
    } finally {
      this.waitingBytes -= bytes.length
    }
  }

  /** The findings that stop a gate and that nobody of the unit has answered. */
  private async open(unit: string, { findings }: CleanedFile): Promise<PlacedFinding[]> {
    const stopping = findings.filter(stops)
    if (stopping.length === 0) return []
    const marks = await this.guard.read(this.dataSource.manager, [unit])
    return stopping.filter(({ around, kind, gravity }) => {
      if (!around) return true
      const { text, head, from, to } = around
      return !marks(unit, { at: 'file', name: '', text, head }).some(
        (mark) =>
          mark.kind === kind && mark.gravity === gravity && mark.from === from && mark.to === to && mark.answered,
      )
    })
  }

  /** Bytes first, then the row that names them: bytes without a row are swept, a row without bytes would be a hole. */
  private async keep(unit: string, name: string, cleaned: CleanedFile): Promise<DisclosureFileView> {
    const { store } = this.files
    const { signal } = new AbortController()
    const whole = await store.write(Readable.from([Buffer.from(cleaned.bytes)]), signal)
    const small = cleaned.small ? await store.write(Readable.from([Buffer.from(cleaned.small)]), signal) : null
    const now = this.clock.now()
    const row = Object.assign(new DisclosureFileEntity(), {
      id: newFileId(),
      organisationCode: unit,
      disclosureId: null,
      position: 0,
      kind: cleaned.reading === 'photo' ? 'photo' : 'file',
      type: cleaned.type,
      name,
      sha256: whole.sha256,
      bytes: whole.size,
      smallSha256: small?.sha256 ?? '',
      smallBytes: small?.size ?? 0,
      width: cleaned.width ?? 0,
      height: cleaned.height ?? 0,
      // Pictures within a document have been read by nobody either.
      unread: cleaned.reading !== 'read' || cleaned.pictures > 0,
      madeAt: now,
      unusedSince: now,
    } satisfies DisclosureFileEntity)
    await act(this.dataSource, (tx) => tx.insert(DisclosureFileEntity, row))
    return presentFile(row)
  }
}

const reasonsOf = (open: readonly PlacedFinding[]) => [
  ...open
    .slice(0, MOST_REASONS)
    .map((finding) => refuse(`personal.${finding.gravity}`, 'file', sentence(finding.place, finding))),
  ...(open.length > MOST_REASONS
    ? [refuse('personal.more', 'file', `另有 ${open.length - MOST_REASONS} 处也可能含有个人信息`)]
    : []),
]

function personal(refusals: ReturnType<typeof reasonsOf>, open: readonly PlacedFinding[]): Refused {
  const findings = open.map(
    ({ kind, gravity, masked, place, around }): FileFinding => ({
      ...{ kind, gravity, masked, place },
      ...(around ?? { head: '', text: '', from: 0, to: 0 }),
    }),
  )
  return new Refused(422, refusals, { findings })
}

/** Signs that file systems and headers do not take. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that go
const UNFIT = /[\u0000-\u001f\u007f\\/:*?"<>|\u202a-\u202e\u2066-\u2069]/g

/** The name that others read: of a photo none of the telephone's, of a file its own with the ending of what it is. */
function nameOf(name: string, { reading, type }: CleanedFile): string {
  if (reading === 'photo') return `照片.${type === 'jpeg' ? 'jpg' : type}`
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const stem = base
    .replace(/\.[^.]{1,8}$/, '')
    .replace(UNFIT, ' ')
    .trim()
  return `${[...(stem || '文件')].slice(0, MOST_FILE_NAME / 2).join('')}.${type}`
}
