import { type DisclosureSettings, MOST_HOSTS } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Loaded, Refused } from '@/ui/views'
import { linkHosts, setLinkHosts } from './api'

/** 允许的链接网站: links of 公开记录 lead to these and to what lies under them. */
export function LinkHostsPage() {
  const query = useQuery('link-hosts', linkHosts)
  return (
    <PageShell>
      <View>
        <Heading level={1}>允许的链接网站</Heading>
        <Text className="muted">
          登记公开时填写的链接只能指向这些网站及其下级网站，一行一个，如 qg.gov.cn。不填则不限制。
        </Text>
      </View>
      <Loaded query={query}>
        {(settings) => (
          <HostsForm key={settings.version} settings={settings} onSet={query.set} onReload={query.reload} />
        )}
      </Loaded>
    </PageShell>
  )
}

function HostsForm({
  settings,
  onSet,
  onReload,
}: {
  settings: DisclosureSettings
  onSet: (settings: DisclosureSettings) => void
  onReload: () => void
}) {
  const [{ text }, write, sent] = useKept(`link-hosts/${settings.version}`, { text: settings.hosts.join('\n') })
  const { busy, errors, run } = useAction(onReload)
  const hosts = text
    .split(/[\s,，、;；]+/)
    .map((host) => host.trim())
    .filter(Boolean)
  const save = () =>
    run(async () => {
      const set = await setLinkHosts({ version: settings.version, hosts })
      sent()
      onSet(set)
      done('已保存')
    })
  return (
    <>
      <Field
        multiline
        label={`网站域名（最多 ${MOST_HOSTS} 个）`}
        personal="asked-for"
        value={text}
        onChange={(typed) => write({ text: typed })}
      />
      <Refused texts={errors} />
      <Button disabled={busy} onPress={save}>
        保存
      </Button>
    </>
  )
}
