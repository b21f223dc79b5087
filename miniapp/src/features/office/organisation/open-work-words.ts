import type { DeactivationEffect, OpenWorkCount } from '@gongkai/shared/district/organisation/organisation.contract'

/** 2 件群众反馈、1 件动态调整; '' for nothing. */
export function openWords(open: OpenWorkCount): string {
  const counts: readonly [number, string][] = [
    [open.feedback, '件未答复的群众反馈'],
    [open.amendments, '件未发布的动态调整'],
    [open.imports, '份未完成的导入'],
    [open.extensions, '项延期'],
    [open.laws, '条自行增加的依据'],
    [open.matters, '条清单事项'],
  ]
  return counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join('、')
}

/** The work left without anybody when a unit is put out of use. */
export function leftWords(name: string, { assignments, accounts, open }: DeactivationEffect): string {
  const work = [assignments.length > 0 ? `${assignments.length} 项未办结的任务` : '', openWords(open)]
  const rest = work.filter(Boolean).join('、')
  return `停用后 ${accounts} 个账号不能登录。${rest ? `${name}还有${rest}；停用后没有人继续办理，需要有人接着办的，请改用“并入”。` : '没有未办结的工作。'}`
}
