import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useSession } from '@/platform/use-session'
import type { Page } from '@/routes'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty } from '@/ui/views'
import { isAdministrator } from '../../district/account/is-administrator'

const PARTS: readonly { page: Page; name: string; what: string }[] = [
  { page: 'setup', name: '区县设置', what: '区县名称、镇村、部门、领域、政府网站和页脚' },
  { page: 'rounds', name: '编制轮次', what: '新建一轮编制，调整时限，批准延期，关闭和开放阶段' },
  { page: 'calendar', name: '工作日历', what: '放假和调休，期限里的工作日按它计算' },
  { page: 'pilotDomains', name: '试点领域', what: '新增、排序和停用领域，修改名称、别名和牵头单位' },
  { page: 'coverage', name: '覆盖情况', what: '清单事项、环节和法定种类还有哪些没有公开事项，不予公开的到期评估' },
  { page: 'aliases', name: '别名', what: '导入和搜索记住的领域、单位、渠道的别种写法' },
  { page: 'personalFindings', name: '个人信息排查', what: '已公开的内容里还有哪些个人信息，哪些公示已经期满' },
  { page: 'officialNumbers', name: '公务号码', what: '单位公开的值班、咨询、监督电话，登记以后不再当作个人号码询问' },
  {
    page: 'personalAnswers',
    name: '个人信息确认记录',
    what: '各单位说明过“不是个人信息”“依法公开”的：谁说的、为什么，可以收回',
  },
  { page: 'guidelines', name: '标准指引', what: '各领域的标准指引：核对、增改，公布新版，收回' },
  { page: 'laws', name: '法规库', what: '公开依据的法规政策：增加、修改，办理废止与取代' },
  { page: 'organisations', name: '单位', what: '新建、更名、并入、停用单位和村（社区）' },
  { page: 'accounts', name: '账号', what: '新建、批量新建账号，重置密码，停用' },
  { page: 'invitations', name: '微信绑定邀请', what: '给工作人员发邀请码，打印邀请卡，解除绑定' },
  { page: 'failedMessages', name: '没有发出的消息', what: '微信提醒没有发出去的原因，重新发送' },
]

export function ManagePage() {
  const person = useSession()
  return (
    <PageShell>
      {person && isAdministrator(person) ? (
        <View className="list">
          {PARTS.map(({ page, name, what }) => (
            <Card key={page} label={name} onPress={() => open(page)}>
              <Heading level={2}>{name}</Heading>
              <Text className="muted">{what}</Text>
            </Card>
          ))}
        </View>
      ) : (
        <Empty title="这里由区信息公开办的管理员办理" />
      )}
    </PageShell>
  )
}
