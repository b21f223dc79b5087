import type { Readable } from 'node:stream'
import { maySeeItem } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import type { CleanType } from '../../platform/files/clean/cleaned-file.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { DisclosureEntity, OccurrenceEntity } from '../disclosure/disclosure.entities.js'
import { DisclosureScene } from '../disclosure/disclosure-scene.js'
import { ItemIndex } from '../disclosure/item-index.js'
import { ownerOf } from '../disclosure/occurrence.presenter.js'
import { isShown } from '../disclosure/public-disclosures.query.js'
import { pausedRefused } from '../public-catalogue/paused.js'
import { downOne } from '../takedown/down-items.query.js'
import { DisclosureFileEntity } from './disclosure-file.entity.js'
import { DisclosureFileStore } from './disclosure-file-store.js'

/** A file on its way out. */
export interface FileOut {
  file: DisclosureFileEntity
  sha256: string
  size: number
  content: () => Readable
}

/** A file's bytes for those who may read them. Asked of the database each time: what was taken down a moment ago, by whichever process, is not sent. */
@Injectable()
export class ReadFileQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DisclosureScene) private readonly scenes: DisclosureScene,
    @Inject(ItemIndex) private readonly items: ItemIndex,
    @Inject(DisclosureFileStore) private readonly files: DisclosureFileStore,
  ) {}

  /** To the unit that sent it, and to all who see its record. @throws Refused 404 */
  async own(signedIn: SignedIn, id: string, small: boolean): Promise<FileOut> {
    const tx = this.dataSource.manager
    const file = await this.find(id)
    if (file.organisationCode !== signedIn.organisationCode) {
      const occurrence = await this.occurrenceOf(await this.recordOf(file))
      const scene = await this.scenes.load(tx, signedIn)
      if (!occurrence || !maySeeItem(scene.actor, ownerOf(scene, occurrence))) throw notFound('个文件')
    }
    return this.out(file, small)
  }

  /**
   * To everybody, while its record is up.
   * @throws Refused 404 where it is not, or never was; 410 where its item is down (紧急下线)
   */
  async shown(id: string, small: boolean): Promise<FileOut> {
    const tx = this.dataSource.manager
    const file = await this.find(id)
    const record = await this.recordOf(file)
    const occurrence = await this.occurrenceOf(record)
    if (!record || !occurrence || !isShown(record, this.clock.today())) throw notFound('个文件')
    if (await downOne(tx, 'entry', occurrence.publicNumber)) throw pausedRefused()
    if (!(await this.items.items()).has(occurrence.publicNumber)) throw notFound('个文件')
    return this.out(file, small)
  }

  private async find(id: string): Promise<DisclosureFileEntity> {
    const file = await this.dataSource.manager.findOneBy(DisclosureFileEntity, { id })
    if (!file) throw notFound('个文件')
    return file
  }

  private async recordOf({ disclosureId }: DisclosureFileEntity): Promise<DisclosureEntity | null> {
    return disclosureId === null ? null : this.dataSource.manager.findOneBy(DisclosureEntity, { id: disclosureId })
  }

  private async occurrenceOf(record: DisclosureEntity | null): Promise<OccurrenceEntity | null> {
    return record && this.dataSource.manager.findOneBy(OccurrenceEntity, { id: record.occurrenceId })
  }

  private async out(file: DisclosureFileEntity, small: boolean): Promise<FileOut> {
    const isSmall = small && file.smallSha256 !== ''
    const sha256 = isSmall ? file.smallSha256 : file.sha256
    if (!(await this.files.store.has(sha256))) throw notFound('个文件')
    return {
      file,
      sha256,
      size: isSmall ? file.smallBytes : file.bytes,
      content: () => this.files.store.read(sha256),
    }
  }
}

const TYPES: Record<CleanType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A photo is looked at where it stands, a file is kept; neither is ever taken for a page. */
export function headersOf({ file: { type, kind, name }, size }: FileOut) {
  const how = kind === 'photo' ? 'inline' : 'attachment'
  return {
    'content-type': TYPES[type],
    'content-length': size,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `${how}; filename="gongkai.${type}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
}
