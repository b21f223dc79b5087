import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ORGANISATION_KINDS } from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Loaded } from '@/ui/views'
import { organisation, organisations } from '../../district/organisation/api'
import { Edit } from './edit'
import { Existence } from './existence'
import { Facts } from './facts'

/** One unit: its names, what belongs to it, and whether it goes on. */
export function OrganisationPage() {
  const code = useParam('code')
  const query = useQuery(`organisation/${code}`, () => organisation(code))
  const units = useQuery('organisations', organisations)
  return (
    <PageShell>
      <Loaded query={query}>
        {(unit) => (
          <>
            <View className="row between">
              <View>
                <Heading level={1}>{unit.name}</Heading>
                <Text className="muted">{labelOf(ORGANISATION_KINDS, unit.kind)}</Text>
              </View>
              {unit.mergedInto ? <Tag>{`已并入${unit.mergedInto.name}`}</Tag> : null}
              {unit.mergedInto ? null : unit.active ? <Tag tone="ok">在用</Tag> : <Tag tone="bad">已停用</Tag>}
            </View>
            <View className="columns">
              <View className="column">
                <Facts unit={unit} />
                <Edit unit={unit} onSaved={query.set} onLook={query.reload} />
              </View>
              <View className="column">
                {unit.mergedInto ? null : (
                  <Loaded query={units}>
                    {({ items }) => <Existence unit={unit} units={items} onChanged={query.set} onLook={query.reload} />}
                  </Loaded>
                )}
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
