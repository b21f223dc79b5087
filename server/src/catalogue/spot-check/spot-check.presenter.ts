import { isOpenRemedy } from '@gongkai/shared/catalogue/spot-check/remedy-state'
import type {
  SpotCheckSummary,
  SpotCheckView,
  SpotLine,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { decideLook, decideRemedy, maySeeLine } from '@gongkai/shared/catalogue/spot-check/spot-check-policy'
import type { EntityManager } from 'typeorm'
import type { Scene } from '../disclosure/disclosure-scene.js'
import { type RemedyStanding, remediesOf } from './remedy-facts.query.js'
import type { SpotCheckEntity, SpotCheckLineEntity } from './spot-check.entities.js'

export const ownerOfLine = ({ organisationCode, domainCode }: SpotCheckLineEntity) => ({
  unitCode: organisationCode,
  domainCode,
})

/** The lines of a check that the actor may see. */
export const seenLines = (scene: Scene, { checkerCode }: SpotCheckEntity, lines: readonly SpotCheckLineEntity[]) =>
  lines.filter((line) => maySeeLine(scene.actor, checkerCode, ownerOfLine(line)))

export function presentLine(
  { actor, nameOfDomain }: Scene,
  checkerCode: string,
  line: SpotCheckLineEntity,
  { state, closedOn }: RemedyStanding,
): SpotLine {
  const { id, version, publicNumber, itemName, domainCode, organisationCode, organisationName } = line
  const { found, complete, timely, link, note, lookedBy, lookedAt, remedyDueOn, remedyNote, remediedBy } = line
  return {
    id,
    version,
    publicNumber,
    itemName,
    domain: { code: domainCode, name: nameOfDomain(domainCode) },
    unit: { code: organisationCode, name: organisationName },
    look:
      found && complete && timely && link && lookedAt
        ? { answers: { found, complete, timely, link }, note, by: lookedBy, at: lookedAt.toISOString() }
        : null,
    remedy: { state, dueOn: remedyDueOn ?? '', closedOn, said: remedyNote, saidBy: remediedBy },
    can: {
      look: [...decideLook(actor, checkerCode)],
      remedy: [...decideRemedy(actor, ownerOfLine(line), state)],
    },
  }
}

/** Checks with the lines that the actor may see, counted. */
export async function summarise(
  tx: EntityManager,
  scene: Scene,
  checks: readonly SpotCheckEntity[],
  lines: readonly SpotCheckLineEntity[],
): Promise<SpotCheckSummary[]> {
  const remedyOf = await remediesOf(tx, lines, scene.today)
  return checks.map((check) => {
    const { id, checkerCode, by, at, domainCode, organisationCode } = check
    const own = seenLines(
      scene,
      check,
      lines.filter(({ checkId }) => checkId === id),
    )
    return {
      id,
      by: { code: checkerCode, name: scene.nameOfUnit(checkerCode) },
      byPerson: by,
      at: at.toISOString(),
      domain: { code: domainCode, name: domainCode ? scene.nameOfDomain(domainCode) : '' },
      unit: { code: organisationCode, name: organisationCode ? scene.nameOfUnit(organisationCode) : '' },
      count: own.length,
      looked: own.filter(({ lookedAt }) => lookedAt !== null).length,
      wrong: own.filter(({ remedyDueOn }) => remedyDueOn !== null).length,
      open: own.filter((line) => isOpenRemedy(remedyOf(line).state)).length,
    }
  })
}

export async function presentCheck(
  tx: EntityManager,
  scene: Scene,
  check: SpotCheckEntity,
  lines: readonly SpotCheckLineEntity[],
): Promise<SpotCheckView> {
  const own = seenLines(scene, check, lines)
  const [summary] = await summarise(tx, scene, [check], own)
  const remedyOf = await remediesOf(tx, own, scene.today)
  const { seed, poolSize, poolSha256 } = check
  return {
    ...(summary as SpotCheckSummary),
    today: scene.today,
    seed,
    poolSize,
    poolSha256,
    lines: own.map((line) => presentLine(scene, check.checkerCode, line, remedyOf(line))),
  }
}
