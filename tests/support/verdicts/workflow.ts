import { snapshotOfItem } from '@gongkai/server/catalogue/publication/compose-edition'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { RoundEntity } from '@gongkai/server/district/round/round.entity'
import { adoptedBy, handedInBy } from '../../factories/handed-in'
import { desk, done } from '../acting'
import type { District } from '../district'
import type { Cases, Opened } from './case'

/** The next town of the district that nobody has used. */
const used = new WeakMap<District, number>()
function town(district: District): string {
  const next = (used.get(district) ?? 2) + 1
  used.set(district, next)
  return `town-${next}`
}
const of = (district: District, account: string) => desk(district, account)

/** A draft of two entries, and how a colleague changes it. */
async function draft(district: District, adopt = true) {
  const name = town(district)
  const own = of(district, name)
  const id = adopt ? (await adoptedBy(district, name, '01')).id : await own.idIn('01')
  const { version, entries } = await own.read(id)
  const editor = of(district, `${name}-editor`)
  const look = `/api/assignments/${id}`
  const [first] = entries
  return {
    id,
    version,
    entries,
    editor,
    opened: { by: name, look, move: () => editor.add(id, {}) },
    saved: async () => {
      if (first) done(await editor.save(first.id, first.version, { ...first.fields, content: '对象名单' }))
    },
  }
}

/** Two rows the same as published, in a renewal, and how a colleague changes one. */
async function renewed(district: District) {
  const { id, version, entries, opened, saved } = await draft(district)
  const tx = district.dataSource.manager
  const { roundCode, organisationCode } = await tx.findOneByOrFail(AssignmentEntity, { id })
  await tx.update(RoundEntity, { code: roundCode }, { kind: 'renewal' })
  const number = (index: number) => `01-${organisationCode}-${String(index + 1).padStart(4, '0')}`
  const edition = await tx.save(EditionEntity, {
    ...{ year: 2026, number: id, roundCode, publishedAt: new Date(0), note: '', entryCount: entries.length },
    ...{ contentHash: '', effectiveOn: '2026-01-01', domains: [{ code: '01', roundCode }], explanation: '' },
  })
  for (const [index, { id: entryId, fields }] of entries.entries()) {
    await tx.update(EntryEntity, { id: entryId }, { publicNumber: number(index) })
    const unit = { code: organisationCode, name: organisationCode }
    const domain = { code: '01', name: '社会救助' }
    const snapshot = snapshotOfItem({ fields, publicNumber: number(index) }, domain, unit)
    const row = { editionId: edition.id, domainCode: '01', publicNumber: number(index), entryId, snapshot }
    await tx.insert(EditionEntryEntity, row as never)
  }
  return { id, version, entries, opened, saved }
}

/** A published item without a row, to be cancelled. */
async function cancelling(district: District) {
  const { id, version, entries, opened, saved } = await renewed(district)
  const tx = district.dataSource.manager
  const row = await tx.findOneByOrFail(EntryEntity, { id: entries[1]?.id ?? 0 })
  await tx.delete(EntryEntity, { id: row.id })
  const body = { version, numbers: [row.publicNumber ?? ''], reason: '职责已经划出' }
  return { path: `/api/assignments/${id}/cancellations`, body, opened, saved }
}

/** Handed in; taken back, changed and handed in anew while its reviewer reads on. */
async function handedIn(district: District, by?: string) {
  const name = town(district)
  const own = of(district, name)
  const { id } = await handedInBy(district, name, '01')
  const move = async () => {
    done(await own.recall(id))
    const [entry] = (await own.read(id)).entries
    if (entry) done(await own.save(entry.id, entry.version, { ...entry.fields, content: '改过的内容' }))
    done(await own.submit(id))
  }
  const opened = { by: by ?? name, seen: 'revision', look: `/api/assignments/${id}`, move }
  return { id, name, opened }
}

/** The report of the first domain, and a hand-in that a lead sends back meanwhile. */
async function report(district: District, by: string, verb: string, more: object = {}): Promise<Opened> {
  const { id } = await handedIn(district)
  const { id: reportId, version } = await of(district, by).reportOf('01')
  return {
    by,
    path: `/api/reports/${reportId}/${verb}`,
    body: { version, ...more },
    seen: 'version',
    look: `/api/reports/${reportId}`,
    move: async () => done(await of(district, 'civil').return(id, '请核对')),
  }
}

export const workflow: Cases = {
  'PUT /api/assignments/:id/no-duty': async (district) => {
    const { id, version, opened } = await draft(district, false)
    const body = { version, reason: '本镇没有此项职责' }
    return { ...opened, path: `/api/assignments/${id}/no-duty`, body, seen: 'version' }
  },
  'POST /api/assignments/:id/submission': async (district) => {
    const { id, version, opened, saved } = await draft(district)
    const path = `/api/assignments/${id}/submission`
    return { ...opened, path, body: { version }, seen: 'version', move: saved }
  },
  'POST /api/assignments/:id/recall': async (district) => {
    const { id, opened, name } = await handedIn(district)
    const move = async () => {
      done(await of(district, 'civil').return(id, '请核对'))
      done(await of(district, name).submit(id))
    }
    return { ...opened, path: `/api/assignments/${id}/recall`, body: { revision: 1 }, move }
  },
  'POST /api/assignments/:id/approval': async (district) => {
    const { id, opened } = await handedIn(district, 'civil')
    return { ...opened, path: `/api/assignments/${id}/approval`, body: { revision: 1 } }
  },
  'POST /api/assignments/:id/return': async (district) => {
    const { id, opened } = await handedIn(district, 'civil')
    return {
      ...opened,
      path: `/api/assignments/${id}/return`,
      body: { revision: 1, overall: '请补充文号', remarks: [] },
    }
  },
  'PUT /api/assignments/:id/verdicts/:entryId': async (district) => {
    const { id, opened } = await handedIn(district, 'civil')
    const [entry] = (await of(district, 'civil').read(id)).entries
    const body = { revision: 1, mark: 'ok', reasons: [] }
    return {
      ...opened,
      path: `/api/assignments/${id}/verdicts/${entry?.id}`,
      body,
      look: `/api/assignments/${id}/review`,
    }
  },
  'POST /api/review-batches': async (district) => {
    const [one, two] = [await handedIn(district, 'civil'), await handedIn(district, 'civil')]
    const assignments = [one.id, two.id].map((assignmentId) => ({ assignmentId, revision: 1 }))
    const body = { act: 'approve', overall: '', assignments }
    return {
      ...two.opened,
      path: '/api/review-batches',
      body,
      seen: 'assignments/1/revision',
      look: '/api/review-batches',
    }
  },
  'PUT /api/assignments/:id/delegation': async (district) => {
    const own = of(district, 'east')
    const id = await own.idIn('01')
    const { version } = await own.read(id)
    return {
      by: 'east',
      path: `/api/assignments/${id}/delegation`,
      body: { version, villageCodes: ['east-01'] },
      seen: 'version',
      look: `/api/assignments/${id}`,
      move: async () => done(await own.delegate(id, 'east-02')),
    }
  },
  'POST /api/assignments/:id/declines': async (district) => {
    const { id, version, opened, editor } = await draft(district, false)
    const [row] = await editor.rows(id)
    const item = (reason: string) => ({ guidelineItemId: row?.id ?? 0, reason })
    return {
      ...opened,
      path: `/api/assignments/${id}/declines`,
      body: { version, items: [item('由区级部门办理')] },
      seen: 'version',
      move: async () => done(await editor.decline(id, item('本镇没有此类对象'))),
    }
  },
  'DELETE /api/assignments/:id/declines/:guidelineItemId': async (district) => {
    const { id, opened, editor } = await draft(district, false)
    const [row] = await editor.rows(id)
    const item = (reason: string) => ({ guidelineItemId: row?.id ?? 0, reason })
    const { version } = done(await editor.decline(id, item('本镇没有此类对象')))
    return {
      ...opened,
      path: `/api/assignments/${id}/declines/${row?.id}`,
      body: { version },
      seen: 'version',
      move: async () => done(await editor.decline(id, item('由区级部门统一办理'))),
    }
  },
  'PUT /api/assignments/:id/order': async (district) => {
    const { id, version, entries, opened } = await draft(district)
    const entryIds = entries.map((entry) => entry.id).reverse()
    return { ...opened, path: `/api/assignments/${id}/order`, body: { version, entryIds }, seen: 'version' }
  },
  'PUT /api/assignments/:id/batch': async (district) => {
    const { id, version, entries, opened, saved } = await draft(district)
    const body = { version, entryIds: entries.map((entry) => entry.id), timeLimit: '每季度公开' }
    return { ...opened, path: `/api/assignments/${id}/batch`, body, seen: 'version', move: saved }
  },
  'PUT /api/entries/:id': async (district) => {
    const { entries, opened, saved } = await draft(district)
    const [entry] = entries
    const body = { version: entry?.version, fields: { ...entry?.fields, content: '另一种写法' } }
    return { ...opened, path: `/api/entries/${entry?.id}`, body, seen: 'version', move: saved, silent: true }
  },
  'POST /api/entries/:id/duplicate': async (district) => {
    const { entries, opened, saved } = await draft(district)
    const [entry] = entries
    const body = { version: entry?.version }
    return { ...opened, path: `/api/entries/${entry?.id}/duplicate`, body, seen: 'version', move: saved }
  },
  'PUT /api/entries/:id/item': async (district) => {
    const { entries, opened, saved } = await draft(district)
    const [entry] = entries
    const body = { version: entry?.version, continues: null }
    return { ...opened, path: `/api/entries/${entry?.id}/item`, body, seen: 'version', move: saved }
  },
  'PUT /api/entries/:id/reassessment': async (district) => {
    const { entries, opened, saved } = await draft(district)
    const [entry] = entries
    const body = { version: entry?.version, reassessOn: '2027-06-30', reason: '仍属个人隐私' }
    return { ...opened, path: `/api/entries/${entry?.id}/reassessment`, body, seen: 'version', move: saved }
  },
  'POST /api/entries/deletion': async (district) => {
    const { entries, opened, saved } = await draft(district)
    const body = { entries: entries.map(({ id, version }) => ({ id, version })) }
    return { ...opened, path: '/api/entries/deletion', body, seen: 'entries/0/version', move: saved }
  },
  'PUT /api/canned-remarks': async (district) => {
    const { version } = done(await district.call<{ version: number }>('civil', 'GET', '/api/canned-remarks'))
    return {
      by: 'civil',
      path: '/api/canned-remarks',
      body: { version, texts: ['请补充文号'] },
      seen: 'version',
      look: '/api/canned-remarks',
      move: async () =>
        done(await district.call('civil-editor', 'PUT', '/api/canned-remarks', { texts: ['请写明几日'] })),
      silent: true,
    }
  },
  'POST /api/reports/:id/sign': (district) => report(district, 'civil', 'sign', { exceptions: [] }),
  'POST /api/reports/:id/recall': (district) => report(district, 'civil', 'recall'),
  'POST /api/reports/:id/accept': (district) => report(district, 'office', 'accept'),
  'POST /api/reports/:id/return': (district) =>
    report(district, 'office', 'return', { assignmentIds: [], remark: '请补齐' }),
  // The last ones: they make the round a renewal.
  'POST /api/assignments/:id/confirmation': async (district) => {
    const { id, version, opened, saved } = await renewed(district)
    const path = `/api/assignments/${id}/confirmation`
    return { ...opened, path, body: { version }, seen: 'version', move: saved }
  },
  'PUT /api/entries/:id/amended': async (district) => {
    const { entries, opened, saved } = await renewed(district)
    const [entry] = entries
    const tx = district.dataSource.manager
    const row = await tx.findOneByOrFail(EntryEntity, { id: entry?.id ?? 0 })
    // The item's own row says what was finalised since, and this one a third thing.
    const { id: _, ...like } = row
    const source = { ...like, assignmentId: 0, fields: { ...row.fields, timeLimit: '信息形成之日起5个工作日内' } }
    const { id: entryId } = await tx.save(EntryEntity, tx.create(EntryEntity, source))
    await tx.update(EditionEntryEntity, { publicNumber: row.publicNumber ?? '' }, { entryId })
    const fields = { ...row.fields, timeLimit: '信息形成之日起7个工作日内' }
    await tx.update(EntryEntity, { id: row.id }, { fields: fields as never })
    const body = { version: row.version, field: 'timeLimit', take: 'row' }
    return { ...opened, path: `/api/entries/${row.id}/amended`, body, seen: 'version', move: saved }
  },
  'POST /api/assignments/:id/cancellations': async (district) => {
    const { path, body, opened, saved } = await cancelling(district)
    return { ...opened, path, body, seen: 'version', move: saved }
  },
  'DELETE /api/assignments/:id/cancellations/:number': async (district) => {
    const { path, body, opened, saved } = await cancelling(district)
    const { version } = done(await district.call<{ version: number }>(opened.by, 'POST', path, body))
    return { ...opened, path: `${path}/${body.numbers[0]}`, body: { version }, seen: 'version', move: saved }
  },
  'POST /api/renewals/confirmation': async (district) => {
    const { id, version, opened, saved } = await renewed(district)
    const body = { assignments: [{ id, version }] }
    return { ...opened, path: '/api/renewals/confirmation', body, seen: 'assignments/0/version', move: saved }
  },
}
