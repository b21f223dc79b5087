import { Feature } from '../../platform/feature.js'
import { DisclosureFileController } from './disclosure-file.controller.js'
import { DisclosureFileStore } from './disclosure-file-store.js'
import { ReadFileQuery } from './read-file.query.js'
import { SendFile } from './send-file.js'
import { SweepFiles } from './sweep-files.js'

@Feature({
  controllers: [DisclosureFileController],
  providers: [DisclosureFileStore, SendFile, ReadFileQuery, SweepFiles],
})
export class DisclosureFileModule {}
