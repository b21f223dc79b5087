import type { AddCommentRequest, CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import { decideComment } from '@gongkai/shared/compiling/comment/comment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { placeOf } from '../assignment/place-of.js'
import { CommentEntity } from './comment.entity.js'
import { commentedAssignment, commentsOn } from './list-comments.query.js'

/** 留言 on an entry, for all who see it: the owner, who reviews it, the office. */
@Injectable()
export class AddComment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, entryId: number, { text }: AddCommentRequest): Promise<CommentView[]> {
    return act(this.dataSource, async (tx) => {
      const assignment = await commentedAssignment(tx, entryId, actor)
      ensure(decideComment(text))
      await tx.insert(CommentEntity, {
        entryId,
        assignmentId: assignment.id,
        personId: actor.personId,
        organisationCode: actor.organisationCode,
        name: actor.name,
        text: text.trim(),
        at: this.clock.now(),
      })
      await this.ledger.record(tx, actor, {
        kind: 'comment.added',
        place: placeOf(assignment),
        detail: { entryId, text: text.trim() },
      })
      return commentsOn(tx, entryId, actor)
    })
  }
}
