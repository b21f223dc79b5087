import '@/styles/reading.scss'
import { Text, View } from '@tarojs/components'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card } from '@/ui/views'

/** The personal data that is kept: of whom, why, how long, and where to turn; the same is filed with WeChat (docs/release-wechat.md). */
const PARTS: readonly { name: string; texts: readonly string[] }[] = [
  {
    name: '群众浏览不收集个人信息',
    texts: [
      '查看目录、搜索、关注、放大文字、下载文件都不需要登录，也不需要同意任何授权。关注的内容和查询码只存在您自己的手机或电脑上。',
      '在微信里提交反馈时，内容会交给微信作内容安全检查；为此用到微信提供的用户标识，检查完立即删除，微信没有应答时最多保留两小时。',
      '提交反馈时不要求填写姓名和电话，请不要在反馈里写身份证号等个人信息；写了的，系统会遮住。为防止大量重复提交，当天用您网络地址的摘要计数，第二天删除。',
    ],
  },
  {
    name: '工作人员的账号信息',
    texts: [
      '填报、审核和发布需要登录。系统保存姓名、账号、所属单位、角色和办理记录，用于办理和留痕。',
      '绑定微信后，保存微信提供的用户标识，用于免密码登录和发送办理提醒；解除绑定后删除。用手机号绑定时，手机号只用来核对单位登记的账号。',
    ],
  },
  {
    name: '会用到的微信功能',
    texts: [
      '选择文件：导入表格、账号名单时，读取您选中的那一个文件。',
      '拍照和选照片：登记公开时，读取您拍下或选中的那一张照片。',
      '剪贴板：复制网址、查询码、初始密码时写入文字，不读取剪贴板。',
      '手机号：只在您点“用手机号绑定”时使用。',
      '第一次使用这些功能时会先征求同意；不同意不影响浏览、填报和审核。',
    ],
  },
  {
    name: '保存在哪里、怎样更正',
    texts: [
      '数据保存在区里的服务器上，不提供给其他单位。需要查询、更正、删除账号信息的，请联系本单位管理员或区信息公开办。',
    ],
  },
]

/** 隐私保护说明. */
export function PrivacyPage() {
  return (
    <PageShell>
      <Heading level={1}>隐私保护说明</Heading>
      {PARTS.map(({ name, texts }) => (
        <Card key={name}>
          <View className="stack tight">
            <Heading level={2}>{name}</Heading>
            {texts.map((text) => (
              <Text key={text}>{text}</Text>
            ))}
          </View>
        </Card>
      ))}
    </PageShell>
  )
}
