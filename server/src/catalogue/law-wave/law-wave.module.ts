import { Feature } from '../../platform/feature.js'
import { CallBackWave } from './call-back-wave.js'
import { CitationsQuery } from './citations.query.js'
import { DraftWaves } from './draft-waves.js'
import { FinishWave } from './finish-wave.js'
import { LawWaveController } from './law-wave.controller.js'
import { NameArticles } from './name-articles.js'
import { NudgeWave } from './nudge-wave.js'
import { OpenWave } from './open-wave.js'
import { ReplaceInModels } from './replace-in-models.js'
import { ReplaceInRows } from './replace-in-rows.js'
import { WaveQuery } from './wave.query.js'
import { WaveAmendmentsQuery } from './wave-amendments.query.js'

@Feature({
  controllers: [LawWaveController],
  providers: [
    CitationsQuery,
    WaveQuery,
    WaveAmendmentsQuery,
    OpenWave,
    DraftWaves,
    FinishWave,
    CallBackWave,
    NameArticles,
    ReplaceInRows,
    ReplaceInModels,
    NudgeWave,
  ],
})
export class LawWaveModule {}
