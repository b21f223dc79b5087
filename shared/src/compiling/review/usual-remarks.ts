/** The usual remarks of reviewers, offered until an organisation has a list of its own. */
export const USUAL_REMARKS: readonly string[] = [
  '公开内容请写明本单位实际公开的要素，不要照抄指引',
  '公开主体应是本单位',
  '公开时限请按《政府信息公开条例》第二十六条核对',
  '公开依据请写明文号和条款',
  '公开渠道请按实际使用的填写',
  '本单位没有这项职责的，请标为无此职责并说明理由',
]
