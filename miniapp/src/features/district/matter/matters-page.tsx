import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { MATTER_KINDS, type Matter, type MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useSession } from '@/platform/use-session'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { useSearchPages } from '@/ui/use-search'
import { Empty, SearchFailed } from '@/ui/views'
import { matters } from './api'
import { MatterImport } from './matter-import'

/** As many as the server gives at once. */
const PAGE = 20

/** 权责清单 and 公共服务事项清单: their matters, and the import of one's own list. */
export function MattersPage() {
  const person = useSession()
  const [kind, setKind] = useState<MatterKind>('power')
  const [imported, setImported] = useState(0)
  const { text, setText, listed, total, failed, again, more } = useSearchPages<Matter>(
    (q, page) => matters({ q, kind, page }),
    PAGE,
    `${kind}/${imported}`,
  )
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          <ChoiceChips
            single
            label="清单"
            options={MATTER_KINDS}
            value={[kind]}
            onChange={(chosen) => setKind(chosen[0] ?? kind)}
          />
          <Field type="search" label="搜索事项名称或编码" placeholder="名称或编码" value={text} onChange={setText} />
          {failed ? <SearchFailed what="清单" onRetry={again} /> : null}
          {listed?.length === 0 ? (
            <Empty title={text.trim() ? '没有找到' : `${labelOf(MATTER_KINDS, kind)}还是空的`}>
              <Text className="muted">{text.trim() ? '可以换个词。' : '导入以后，填报时可以从清单中选取事项。'}</Text>
            </Empty>
          ) : null}
          {listed?.length ? (
            <View className="card">
              <Heading level={2}>{`${labelOf(MATTER_KINDS, kind)}（${total}）`}</Heading>
              {listed.map((matter) => (
                <View key={matter.code} className="answered">
                  <Text className="answered-name">{matter.name}</Text>
                  <View className="row between">
                    <Text className="muted">{matter.code}</Text>
                    <Text className="muted">{matter.organisationCode ? '单位清单' : '全区清单'}</Text>
                  </View>
                </View>
              ))}
              <More shown={listed.length} total={total} more={more} />
            </View>
          ) : null}
        </View>
        {person && person.organisation.kind !== 'village' ? (
          <View className="column">
            <MatterImport kind={kind} onImported={() => setImported(imported + 1)} />
          </View>
        ) : null}
      </View>
    </PageShell>
  )
}
