import { Feature } from '../../platform/feature.js'
import { ExtensionController } from './extension.controller.js'
import { GrantExtension } from './grant-extension.js'
import { WithdrawExtension } from './withdraw-extension.js'

@Feature({
  controllers: [ExtensionController],
  providers: [GrantExtension, WithdrawExtension],
})
export class ExtensionModule {}
