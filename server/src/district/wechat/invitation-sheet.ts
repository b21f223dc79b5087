import { refuse } from '@gongkai/shared/base/refusal'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { longDate } from '@gongkai/shared/base/time/long-date'
import { ROLES } from '@gongkai/shared/base/words/roles'
import { decideUseInvitation } from '@gongkai/shared/district/wechat/invitation-policy'
import { Inject, Injectable } from '@nestjs/common'
import type { Content } from 'pdfmake/interfaces.js'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { drawPdf, imageUrl } from '../../platform/files/pdf.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { shownCode, typedCode } from '../../platform/spoken-code.js'
import { PersonEntity } from '../account/person.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { hashOfInvitation } from './bind-wechat.js'
import type { Member } from './bindings.js'
import { invitersOf, loadInvitee } from './invitee.js'
import { SceneCodes } from './scene-codes.js'
import { WeChatInvitationEntity } from './wechat.entities.js'

const CARDS_ON_A_LINE = 2
const ACCENT = '#1456b8'
const MUTED = '#4a5565'

interface Invitation extends Member {
  code: string
  expiresAt: Date
}

/** 邀请卡: invitations on paper, to be cut apart and handed out; their codes are brought by who has just been given them. */
@Injectable()
export class InvitationSheet {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(SceneCodes) private readonly codes: SceneCodes,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** An A4 document, six cards a page. @throws Refused 422 for a code that cannot be used (any more) */
  async pdf(actor: SignedIn, typed: readonly string[]): Promise<Buffer> {
    const invitations = await this.read(actor, typed)
    const images = await Promise.all(invitations.map(({ code }) => this.image(code)))
    const cards = invitations.map((invitation, index) => card(invitation, images[index] as Buffer))
    const lines = Array.from({ length: Math.ceil(cards.length / CARDS_ON_A_LINE) }, (_, line) => {
      const [first = '', second = ''] = cards.slice(line * CARDS_ON_A_LINE, (line + 1) * CARDS_ON_A_LINE)
      return [first, second]
    })
    return drawPdf(
      {
        info: { title: '微信绑定邀请' },
        pageSize: 'A4',
        pageMargins: [36, 36, 36, 36],
        content: [
          {
            table: { widths: ['*', '*'], dontBreakRows: true, body: lines },
            layout: { hLineColor: () => '#b8c1cc', vLineColor: () => '#b8c1cc', hLineStyle: cut, vLineStyle: cut },
          },
        ],
      },
      this.clock.now(),
    )
  }

  /** The 小程序码 of one invitation, to be scanned off the screen. */
  async qr(actor: SignedIn, typed: string): Promise<Buffer> {
    const [invitation] = await this.read(actor, [typed])
    return this.image(invitation?.code ?? '')
  }

  private image(code: string): Promise<Buffer> {
    return this.codes.image({ kind: 'invitation', code })
  }

  private async read(actor: SignedIn, typed: readonly string[]): Promise<Invitation[]> {
    const tx = this.dataSource.manager
    const now = this.clock.now()
    const found = await tx.findBy(WeChatInvitationEntity, { codeHash: In(typed.map(hashOfInvitation)) })
    const people = await tx.findBy(PersonEntity, { id: In(found.map(({ personId }) => personId)) })
    const organisations = await tx.findBy(OrganisationEntity, {
      code: In(people.map(({ organisationCode }) => organisationCode)),
    })
    const inviters = await invitersOf(tx, found)
    const invitations: Invitation[] = []
    for (const code of typed.map(typedCode)) {
      const invitation = found.find(({ codeHash }) => codeHash === hashOfInvitation(code))
      const person = people.find(({ id }) => id === invitation?.personId)
      const organisation = organisations.find(({ code }) => code === person?.organisationCode)
      const known = invitation && person && organisation
      const facts = known
        ? {
            ...invitation,
            invitee: { active: person.active, organisation },
            inviter: inviters.get(invitation.inviterId) ?? null,
          }
        : null
      ensure(decideUseInvitation(facts, now).map(({ code: reason, text }) => refuse(reason, 'codes', text)))
      if (!known) continue
      await loadInvitee(tx, actor, person.id)
      invitations.push({ code, expiresAt: invitation.expiresAt, person, organisation })
    }
    return invitations
  }
}

const cut = () => ({ dash: { length: 3, space: 3 } })

function card({ person, organisation, code, expiresAt }: Invitation, image: Buffer): Content {
  const roles = person.roles.map((role) => labelOf(ROLES, role)).join('、')
  return {
    margin: [8, 12, 8, 12],
    stack: [
      { text: organisation.name, fontSize: 11, color: MUTED, alignment: 'center' },
      { text: person.name, fontSize: 17, bold: true, alignment: 'center', margin: [0, 2, 0, 0] },
      { text: roles, fontSize: 10, color: MUTED, alignment: 'center' },
      {
        image: imageUrl(image),
        fit: [118, 118],
        alignment: 'center',
        margin: [0, 6, 0, 4],
      },
      { text: `邀请码 ${shownCode(code)}`, fontSize: 13, bold: true, color: ACCENT, alignment: 'center' },
      {
        text: `微信扫码，绑定本人账号。${longDate(localDateAt(expiresAt))}前有效，只能用一次，请勿转给他人。`,
        fontSize: 9,
        color: MUTED,
        alignment: 'center',
        margin: [0, 4, 0, 0],
      },
    ],
  }
}
