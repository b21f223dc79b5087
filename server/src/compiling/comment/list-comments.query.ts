import type { CommentView } from '@gongkai/shared/compiling/comment/comment.contract'
import { type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import type { AssignmentEntity } from '../assignment/assignment.entity.js'
import { loadCase } from '../assignment/assignment-case.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { CommentEntity } from './comment.entity.js'

/**
 * The assignment of an entry that may be commented upon.
 * @throws Refused 404 when there is no such entry or it is not the actor's to see
 */
export async function commentedAssignment(
  tx: EntityManager,
  entryId: number,
  actor: SignedIn,
): Promise<AssignmentEntity> {
  const entry = await tx.findOneBy(EntryEntity, { id: entryId })
  if (!entry) throw notFound('个公开事项')
  return (await loadCase(tx, entry.assignmentId, actor)).assignment
}

/** The thread of an entry, the oldest first. */
export async function commentsOn(tx: EntityManager, entryId: number, actor: SignedIn): Promise<CommentView[]> {
  const comments = await tx.find(CommentEntity, { where: { entryId }, order: { id: 'ASC' } })
  const organisations = await tx.findBy(OrganisationEntity, {
    code: In(comments.map(({ organisationCode }) => organisationCode)),
  })
  return comments.map(({ id, organisationCode, name, text, at }) => ({
    id,
    organisation: {
      code: organisationCode,
      name: organisations.find(({ code }) => code === organisationCode)?.name ?? organisationCode,
    },
    name,
    text,
    at: at.toISOString(),
    own: organisationCode === actor.organisationCode,
  }))
}
