import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { FindingCounts, MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { breatheWhenDue } from '../../platform/breathe.js'
import { Clock } from '../../platform/clock.js'
import { type GuardedRow, type GuardedText, partName } from './guarded-text.js'
import { type Marks, readMarks } from './read-marks.query.js'

export type { GuardedText } from './guarded-text.js'

/**
 * The gate against 个人信息: the one place on the server that decides whether a text may become public or reach another
 * organisation. What was answered for the unit, and the office's official numbers, pass. An act joins its refusals to those of its
 * policy, so that all reasons come at once: `ensure([...decideX(facts, actor), ...(await guard.refusals(tx, unit, texts))])`.
 */
@Injectable()
export class PrivacyGuard {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Why these texts of a unit may not pass, with the places; no datum is repeated but masked. Two statements, whatever the number. */
  async refusals(tx: EntityManager, organisationCode: string, texts: readonly GuardedText[]): Promise<Refusal[]> {
    // Answers and official numbers only take findings away: where there is none, nothing is read.
    const doubted: GuardedText[] = []
    for (const one of texts) {
      const { text, head, beside } = one
      if (findPersonalData(text, { head, beside }).some(stops)) doubted.push(one)
      await breatheWhenDue()
    }
    if (doubted.length === 0) return []
    return refusalsOf(await this.marks(tx, organisationCode, doubted), organisationCode, doubted)
  }

  /** All findings of these texts, those that were answered with the answer. */
  async marked(tx: EntityManager, organisationCode: string, texts: readonly GuardedText[]): Promise<MarkedFinding[]> {
    const marks = await this.marks(tx, organisationCode, texts)
    return texts.flatMap((text) => marks(text.unit ?? organisationCode, text))
  }

  /** How many findings of these texts stand open, and how many were answered. */
  async counts(tx: EntityManager, organisationCode: string, texts: readonly GuardedText[]): Promise<FindingCounts> {
    return countFindings(await this.marked(tx, organisationCode, texts))
  }

  /** For pages that mark many rows: reads once what was answered for these units. */
  read(tx: EntityManager, units: readonly (string | null)[]): Promise<Marks> {
    return readMarks(tx, units, this.clock.today())
  }

  private marks(tx: EntityManager, organisationCode: string, texts: readonly GuardedText[]): Promise<Marks> {
    const units = texts.flatMap(({ unit, origin }) => [unit ?? null, origin ?? null])
    return this.read(tx, [organisationCode, ...units])
  }
}

/** The refusals of `PrivacyGuard`, where the marks are read already. */
export function refusalsOf(marks: Marks, organisationCode: string, texts: readonly GuardedText[]): Refusal[] {
  return texts.flatMap((text) =>
    marks(text.unit ?? organisationCode, text)
      .filter(stops)
      .map((finding) => refuse(`personal.${finding.gravity}`, text.at, sentence(text.name, finding))),
  )
}

/** The same of a row whose findings a presenter has read. */
export function rowRefusals(
  { at, name }: Pick<GuardedRow, 'at' | 'name'>,
  findings: readonly MarkedFinding[] = [],
): Refusal[] {
  return findings.filter(stops).map((finding) => {
    const place = `${name}的${partName(finding.field as EntryField, finding.part)}`
    return refuse(`personal.${finding.gravity}`, `${at}/${finding.part}`, sentence(place, finding))
  })
}

/** Whether it stops a gate. */
export const stops = ({
  gravity,
  answered,
}: Pick<MarkedFinding, 'gravity'> & Partial<Pick<MarkedFinding, 'answered'>>) => gravity !== 'note' && !answered

export function countFindings(findings: readonly MarkedFinding[]): FindingCounts {
  const open = findings.filter(({ answered }) => !answered)
  return {
    block: open.filter(({ gravity }) => gravity === 'block').length,
    ask: open.filter(({ gravity }) => gravity === 'ask').length,
    answered: findings.filter(({ answered }) => answered).length,
  }
}

/** Why a finding stops a gate, with its place in words; the datum is not repeated but masked. */
export const sentence = (
  name: string,
  { kind, gravity, masked }: Pick<MarkedFinding, 'kind' | 'gravity' | 'masked'>,
) =>
  gravity === 'block'
    ? `${name}含有${personalKindLabel(kind)}（${masked}），请先遮盖`
    : `${name}可能含有${personalKindLabel(kind)}（${masked}），请遮盖，或说明不是个人信息`
