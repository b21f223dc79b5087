import type {
  DeactivationEffect,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import {
  deactivateOrganisation,
  deactivationEffect,
  deleteOrganisation,
  reactivateOrganisation,
} from '../../district/organisation/api'

/** 停用, 恢复 and 删除 of a unit: what is asked, what hangs on it, and the acts. */
export function useExistence(
  organisation: OrganisationDetail,
  onChanged: (changed: OrganisationDetail) => void,
  onLook: () => void,
) {
  const [switching, setSwitching] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const { busy, errors, run } = useAction(onLook)
  const [left, setLeft] = useState<DeactivationEffect | null>(null)
  const [feedbackTo, setFeedbackTo] = useState('')
  // The belongings of the unit are shown before the reason is asked.
  const look = (to = feedbackTo) =>
    run(async () => {
      setFeedbackTo(to)
      setLeft(await deactivationEffect(organisation.code, to))
    })
  const turn = async (reason: string) => {
    const finished = await run(async () => {
      const request = { version: organisation.version, reason }
      onChanged(
        organisation.active
          ? await deactivateOrganisation(organisation.code, { ...request, ...(feedbackTo ? { feedbackTo } : {}) })
          : await reactivateOrganisation(organisation.code, request),
      )
    })
    if (finished) setSwitching(false)
    return finished
  }
  const remove = async () => {
    const finished = await run(async () => void (await deleteOrganisation(organisation)))
    if (!finished) return
    done('已删除')
    leave('todo')
  }
  return { switching, setSwitching, deleting, setDeleting, busy, errors, left, feedbackTo, look, turn, remove }
}
