import { Feature } from '../../platform/feature.js'
import { AliasController } from './alias.controller.js'
import { ForgetAlias } from './forget-alias.js'
import { LearnAlias } from './learn-alias.js'
import { ListAliasesQuery } from './list-aliases.query.js'

@Feature({
  controllers: [AliasController],
  providers: [ListAliasesQuery, LearnAlias, ForgetAlias],
})
export class AliasModule {}
