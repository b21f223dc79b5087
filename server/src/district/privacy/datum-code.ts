import { createHmac, randomBytes } from 'node:crypto'
import { type PersonalKind, personalKey } from '@gongkai/shared/base/privacy/personal-data'

/** The code by which a datum is known again; its own table cannot be read backwards with tables made for another unit's. */
export const datumCode = (salt: string, kind: PersonalKind, datum: string): string =>
  createHmac('sha256', salt)
    .update(`${kind}/${personalKey(datum)}`)
    .digest('hex')

/** One for each unit: each of its answers is looked up by one code. */
export const newSalt = (): string => randomBytes(16).toString('hex')
