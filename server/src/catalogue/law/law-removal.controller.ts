import { Controller, Delete, HttpCode, Inject, Param, ParseIntPipe, Query } from '@nestjs/common'
import { Allow, CurrentActor, type SignedIn } from '../../platform/http/actor.js'
import { SeenVersionQueryDto } from '../../platform/seen/seen.dto.js'
import { RemoveLaw } from './remove-law.js'

/** 法规库: the act that has to know everything that cites a law. */
@Controller('api/laws')
@Allow('office', 'agency', 'town', 'village')
export class LawRemovalController {
  constructor(@Inject(RemoveLaw) private readonly removeLaw: RemoveLaw) {}

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIntPipe) id: number,
    @Query() { version }: SeenVersionQueryDto,
  ): Promise<void> {
    return this.removeLaw.run(actor, id, version)
  }
}
