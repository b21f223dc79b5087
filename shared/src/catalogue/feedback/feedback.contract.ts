import type { Can } from '../../base/can.js'
import type { Channel } from '../../base/template/entry-template.js'

/** The faults that a resident finds with the catalogue or with what is disclosed. */
export const FEEDBACK_KINDS = [
  { code: 'missing', label: '没看到公开' },
  { code: 'wrong', label: '内容有错' },
  { code: 'unclear', label: '看不懂' },
] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]['code']

/** 内容安全: WeChat's verdict on a text that came from the mini-program; '' for a text that passed or came another way. */
export const FEEDBACK_SAFETY = [
  { code: '', label: '' },
  { code: 'waiting', label: '等待微信核对' },
  { code: 'review', label: '微信建议人工核对' },
  { code: 'risky', label: '微信判定可能违规' },
  { code: 'unchecked', label: '微信没有核对' },
] as const
export type FeedbackSafety = (typeof FEEDBACK_SAFETY)[number]['code']

/**
 * POST /api/public/feedback → FeedbackReceipt. About an entry (`entryId`, its public number) or, if none was found, a domain and a unit. No
 * name, no telephone: digits that look like one are masked before they are stored.
 */
export interface GiveFeedbackRequest {
  kind: FeedbackKind
  text: string
  entryId?: string
  domainCode?: string
  organisationCode?: string
  /** of wx.login, where it comes from the mini-program, '' if it gave none: WeChat judges what its users write */ wechatCode?: string
  /**
   * Key of intent: made anew, at random, for each thing to be said and kept until an answer came. The same said again under
   * the same key is answered with the same code; without a key, and under another, each request is a feedback of its own,
   * since the same words from the same address may be a neighbour's.
   */ intent?: string
}
export interface FeedbackReceipt {
  /** to ask for the answer with */ trackingCode: string
  organisation: string
  /** YYYY-MM-DD by which it shall be answered */ answerDueOn: string
  /** true where that day hangs on holidays that are not announced yet, else left out */ estimated?: boolean
}
/** GET /api/public/feedback/:trackingCode; 404 for a code nobody was given */
export interface FeedbackStanding {
  trackingCode: string
  kind: FeedbackKind
  text: string
  /** name and public number of the entry it is about */ entry: { id: string; name: string } | null
  domain: { code: string; name: string } | null
  organisation: string
  at: string
  /** YYYY-MM-DD, by the calendar as it stands now */ answerDueOn: string
  /** as in the receipt */ estimated?: boolean
  answer: string
  answeredAt: string | null
  /** 已补公开: the publication that the answer carries; left out where there is none, and by servers of before */
  disclosure?: AnsweredDisclosure
}
/** A publication that an answer carries. Once it is taken down it is not shown any more, and nothing of its words. */
export interface AnsweredDisclosure {
  id: number
  shown: boolean
  title: string
  /** YYYY-MM-DD */ publishedOn: string
  channels: Channel[]
  url: string
}

/** GET /api/feedback?standing=open|answered&page= → FeedbackPage (20 a page, the longest waiting first): one's own unit's; the office all. */
export interface FeedbackView extends Omit<FeedbackStanding, 'organisation'> {
  id: number
  version: number
  organisation: { code: string; name: string }
  late: boolean
  /** why the office sees it first */ safety: FeedbackSafety
  answeredBy: string
  /** the answer is down (紧急下线): the resident does not read it; left out by servers of before */ answerDown?: boolean
  can: Can<'answer' | 'transfer'>
}
export interface FeedbackPage {
  total: number
  /** not answered yet, and of those past their date */ open: number
  late: number
  items: FeedbackView[]
}
/** POST /api/feedback/:id/answer → FeedbackView; a version that is not the stored one is a 409 */
export interface AnswerFeedbackRequest {
  version: number
  answer: string
  /** 已补公开: id of a publication of that item which residents see now */ disclosureId?: number
}
/** POST /api/feedback/:id/transfer → FeedbackView: by the office to any unit, by the unit itself back to the office (the code is left out) */
export interface TransferFeedbackRequest {
  version: number
  organisationCode?: string
  reason: string
}
