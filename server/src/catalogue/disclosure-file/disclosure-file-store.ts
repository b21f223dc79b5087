import { Inject, Injectable } from '@nestjs/common'
import { FileStore } from '../../platform/files/file-store.js'

/** The bytes of photos and files of 公开记录: a folder of their own beside the documents that were asked for, and in every copy with them. */
@Injectable()
export class DisclosureFileStore {
  readonly store: FileStore

  constructor(@Inject(FileStore) files: FileStore) {
    this.store = files.within('disclosures')
  }
}
