import { IMPORT_KINDS, type ImportKind } from '../../base/words/import-kinds'
import type { OrganisationKind } from '../../base/words/organisation-kinds'
import { IMPORT_STATES, type ImportState } from './import.contract'
import {
  decideApplyImport,
  decideDeleteImport,
  decideEditImport,
  decideImport,
  decideUndoImport,
  type ImportActor,
} from './import-policy'

const person = (organisationKind: OrganisationKind, more: Partial<ImportActor> = {}): ImportActor => ({
  personId: 1,
  organisationKind,
  roles: ['editor', 'approver', ...(organisationKind === 'office' ? (['admin'] as const) : [])],
  leads: false,
  ...more,
})
const kindsOf = (actor: ImportActor) =>
  IMPORT_KINDS.map(({ code }) => code).filter((kind) => decideImport(kind, actor).length === 0)

test.each<[string, ImportActor, ImportKind[]]>([
  ['the office', person('office'), ['guideline', 'power', 'service', 'laws', 'organisations']],
  ['its editor', person('office', { roles: ['editor'] }), []],
  ['a lead', person('agency', { leads: true }), ['entries', 'guideline', 'power', 'service', 'laws', 'disclosures']],
  ['a lead’s editor', person('agency', { leads: true, roles: ['editor'] }), ['entries', 'laws', 'disclosures']],
  ['an agency that leads nothing', person('agency'), ['entries', 'power', 'service', 'laws', 'disclosures']],
  ['a town', person('town'), ['entries', 'power', 'service', 'laws', 'disclosures']],
  ['a village', person('village'), ['entries', 'laws', 'disclosures']],
  ['somebody without a role', person('town', { roles: [] }), []],
])('%s may import what it may edit', (_, actor, kinds) => {
  expect(kindsOf(actor)).toEqual(kinds)
})

test.each<[ImportState, string[]]>([
  ['reading', ['delete']],
  ['ready', ['edit', 'apply', 'delete']],
  ['refused', ['delete']],
  ['applied', ['undo']],
  ['undone', ['delete']],
])('%s: what may be done', (state, acts) => {
  const facts = { kind: 'entries', state, chosen: 3, cleared: false } as const
  const decisions = {
    edit: decideEditImport(facts, person('town')),
    apply: decideApplyImport(facts, person('town')),
    undo: decideUndoImport(facts, person('town')),
    delete: decideDeleteImport(facts, person('town')),
  }
  expect(Object.entries(decisions).flatMap(([act, refusals]) => (refusals.length === 0 ? act : []))).toEqual(acts)
  expect(IMPORT_STATES.map(({ code }) => code)).toContain(state)
})

test('nothing chosen is nothing to take over; what is cleared away is not taken back', () => {
  const facts = { kind: 'laws', state: 'ready', chosen: 0, cleared: false } as const
  expect(decideApplyImport(facts, person('town')).map(({ code }) => code)).toEqual(['import.nothing-chosen'])
  const old = { ...facts, state: 'applied', cleared: true } as const
  expect(decideUndoImport(old, person('town')).map(({ code }) => code)).toEqual(['import.cleared'])
})
