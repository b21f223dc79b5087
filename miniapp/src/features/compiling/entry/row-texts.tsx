import { textsOf } from '@gongkai/shared/base/privacy/find-in-fields'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { type ReactNode, useMemo } from 'react'
import type { Said } from '@/ui/personal-marks'
import { PersonalRowProvider, type StoredText } from '@/ui/personal-row'
import { besideOf } from './row-marks'

export const storedTexts = (fields: EntryFields): StoredText[] => textsOf(fields)

/** Around the fields of a row: each text is looked at with the others beside it, and findings are answered for the row. */
export function RowTexts({
  place,
  unitCode,
  fields,
  said,
  store,
  onAnswered,
  children,
}: {
  /** e.g. `entry/12`; '' for a row that has no place of its own */ place: string
  unitCode: string
  fields: EntryFields
  said: Said | null
  /** brings what is typed to the server; answers the texts that stand then */ store: () => Promise<
    readonly StoredText[]
  >
  onAnswered: () => void
  children: ReactNode
}) {
  const beside = useMemo(() => besideOf(fields), [fields])
  return (
    <PersonalRowProvider value={{ place, unitCode, beside, said, store, onAnswered }}>{children}</PersonalRowProvider>
  )
}
