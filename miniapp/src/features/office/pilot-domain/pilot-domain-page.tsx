import type { OrganisationSummary } from '@gongkai/shared/district/organisation/organisation.contract'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded, Refused } from '@/ui/views'
import { organisations } from '../../district/organisation/api'
import { editPilotDomain, pilotDomain } from './api'
import { DOMAIN_PLACES, DomainFields, draftOf, requestOf } from './domain-fields'
import { Leads } from './leads'
import { Retirement } from './retirement'

function Facts({
  pilotDomain,
  units,
  onSaved,
  onLook,
}: {
  pilotDomain: PilotDomainView
  units: readonly OrganisationSummary[]
  onSaved: (saved: PilotDomainView) => void
  onLook: () => void
}) {
  const [draft, setDraft, forget] = useTyped(draftOf(pilotDomain))
  const { busy, run, at, rest } = useAction(onLook)
  const save = () =>
    run(async () => {
      onSaved(await editPilotDomain(pilotDomain.code, { version: pilotDomain.version, ...requestOf(draft) }))
      forget()
      done('已保存')
    })
  return (
    <Card>
      <Heading level={2}>名称和落实单位</Heading>
      <DomainFields
        draft={draft}
        units={units}
        leads={pilotDomain.leads.map(({ code }) => code)}
        at={at}
        onChange={setDraft}
      />
      <Text className="muted">更名后，原名称自动成为别名，仍能查到；已经发布的目录不变。</Text>
      <Refused texts={rest(...DOMAIN_PLACES)} />
      <View className="row after">
        <Button kind="plain" disabled={busy} onPress={save}>
          保存
        </Button>
      </View>
    </Card>
  )
}

/** One domain: its leads, its facts, and whether it is in use. */
export function PilotDomainPage() {
  const code = useParam('code')
  const query = useQuery(`pilot-domain/${code}`, () => pilotDomain(code))
  const units = useQuery('organisations', organisations)
  return (
    <PageShell>
      <Loaded query={query}>
        {(domain) => (
          <>
            <View className="row">
              <Heading level={1}>{domain.name}</Heading>
              {domain.kind === 'other' ? <Tag>其他领域</Tag> : null}
              {domain.retired ? <Tag tone="bad">已停用</Tag> : null}
            </View>
            <Loaded query={units}>
              {({ items }) => (
                <View className="columns">
                  <View className="column">
                    <Leads
                      pilotDomain={domain}
                      onLook={query.reload}
                      agencies={items.filter(({ kind, active }) => kind === 'agency' && active)}
                      onChanged={query.set}
                    />
                    <Retirement pilotDomain={domain} onChanged={query.set} onLook={query.reload} />
                  </View>
                  <View className="column">
                    <Facts pilotDomain={domain} units={items} onSaved={query.set} onLook={query.reload} />
                  </View>
                </View>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
