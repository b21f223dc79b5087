import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { type PersonalFinding, personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { type Decision, refuse } from '@gongkai/shared/base/refusal'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'

/** One text at a gate. */
export interface GuardedText {
  /** the place as refusals name it, e.g. `entries/12/fields/content` */ at: string
  /** the place in words, e.g. 第3行“临时救助”的公开内容 */ name: string
  text: string
  /** label of the field or head of the column */ head?: string
  /** the other texts of the same row */ beside?: string
}

/**
 * The gate against 个人信息: the one place on the server that decides whether a text may become public or reach another
 * organisation. What was answered for the unit, and the office's official numbers, pass.
 */
@Injectable()
export class PrivacyGuard {
  /** Why these texts of a unit may not pass, with the places; no datum is repeated but masked. Four statements at the most, whatever the number. */
  async refusals(_tx: EntityManager, _organisationCode: string, texts: readonly GuardedText[]): Promise<Decision> {
    return texts.flatMap(({ at, name, text, head, beside }) =>
      findPersonalData(text, { head, beside })
        .filter(({ gravity }) => gravity !== 'note')
        .map((finding) => refuse(`personal.${finding.gravity}`, at, sentence(name, finding))),
    )
  }
}

const sentence = (name: string, { kind, gravity, masked }: PersonalFinding) =>
  gravity === 'block'
    ? `${name}含有${personalKindLabel(kind)}（${masked}），请先遮盖`
    : `${name}可能含有${personalKindLabel(kind)}（${masked}），请遮盖，或说明不是个人信息`
