import type { MigrationInterface, QueryRunner } from 'typeorm'

interface HandIn {
  submissionId: number
  assignmentId: number
  revision: number
  at: string | Date
}
interface Recall {
  assignmentId: number
  detail: string
  at: string | Date
}
const AT_ONCE = 500

/**
 * The first hand-in of standing submissions: of the revisions the first that its sender did not recall; if no revision is kept (the start
 * of a round), the present hand-in. Can be repeated.
 */
export class FirstHandInDates1796200001000 implements MigrationInterface {
  name = 'FirstHandInDates1796200001000'

  async up(runner: QueryRunner): Promise<void> {
    // All at once as if nothing had been recalled; those whose first revision was are then done one by one.
    await runner.query(
      'UPDATE submission SET first_sent_at = COALESCE((SELECT r.submitted_at FROM submission_revision r' +
        ' WHERE r.submission_id = submission.id AND r.revision = (SELECT MIN(f.revision) FROM submission_revision f' +
        ' WHERE f.submission_id = submission.id)), submitted_at)',
    )
    const recalls: Recall[] = await runner.query(
      "SELECT assignment_id AS assignmentId, detail, at FROM event WHERE kind = 'submission.recalled'",
    )
    const recalled = new Map<string, number[]>()
    for (const { assignmentId, detail, at } of recalls) {
      const key = `${assignmentId}/${(JSON.parse(detail) as { revision: number }).revision}`
      recalled.set(key, [...(recalled.get(key) ?? []), time(at)])
    }
    for (let after = 0; ; ) {
      const [{ last } = { last: null }]: { last: number | null }[] = await runner.query(
        `SELECT MAX(id) AS last FROM (SELECT id FROM submission WHERE id > ${after} ORDER BY id LIMIT ${AT_ONCE}) AS some`,
      )
      if (last === null) return
      const handIns: HandIn[] = await runner.query(
        `SELECT r.submission_id AS submissionId, s.assignment_id AS assignmentId, r.revision AS revision, r.submitted_at AS at FROM submission_revision r INNER JOIN submission s ON s.id = r.submission_id WHERE r.submission_id > ${after} AND r.submission_id <= ${last} ORDER BY r.submission_id, r.revision`,
      )
      for (const [id, first] of firsts(handIns, recalled)) {
        if (first === handIns.find(({ submissionId }) => submissionId === id)?.revision) continue
        const value =
          first === null
            ? 'NULL'
            : `(SELECT submitted_at FROM submission_revision WHERE submission_id = ${id} AND revision = ${first})`
        await runner.query(`UPDATE submission SET first_sent_at = ${value} WHERE id = ${id}`)
      }
      after = Number(last)
    }
  }

  async down(): Promise<void> {
    // The column goes with the step before.
  }
}

/** Of each submission the revision that counts; both phases of an assignment count from 1, and are told apart by time. */
function firsts(handIns: readonly HandIn[], recalled: ReadonlyMap<string, number[]>): Map<number, number | null> {
  const first = new Map<number, number | null>()
  handIns.forEach(({ submissionId, assignmentId, revision, at }, index) => {
    const next = handIns[index + 1]
    const until = next?.submissionId === submissionId ? time(next.at) : Number.POSITIVE_INFINITY
    const later = handIns.some(
      (handIn) => handIn.assignmentId === assignmentId && handIn.revision === revision && time(handIn.at) > time(at),
    )
    const ofOtherPhase = later
      ? Math.min(
          ...handIns
            .filter(
              (candidate) =>
                candidate.assignmentId === assignmentId &&
                candidate.revision === revision &&
                time(candidate.at) > time(at),
            )
            .map((candidate) => time(candidate.at)),
        )
      : Number.POSITIVE_INFINITY
    const taken = (recalled.get(`${assignmentId}/${revision}`) ?? []).some(
      (when) => when >= time(at) && when <= until && when < ofOtherPhase,
    )
    if (!first.has(submissionId)) first.set(submissionId, null)
    if (!taken && first.get(submissionId) === null) first.set(submissionId, revision)
  })
  return first
}

/** SQLite answers a raw query with text, without a zone. */
const time = (at: string | Date) =>
  (at instanceof Date ? at : new Date(`${at.replace(' ', 'T').replace(/Z$/, '')}Z`)).getTime()
