import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { ExportChoices, ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askForExport, exportChoices, exported } from '@/features/exchange/export/api'
import { Exported } from '@/features/exchange/export/exports-page'
import { importChoices, importFile, imports } from '@/features/exchange/import/api'
import { ImportCard } from '@/features/exchange/import/imports-page'
import { pickFile, TABLE_FILES } from '@/platform/files'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useAskAgain } from '@/platform/use-ask-again'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { ledgerPeriods } from './periods'

/** 待公开清单 down and up again, and 公开台账 of a quarter or a year. */
export function DisclosureTablePage() {
  const person = useSession()
  if (!person) return <SignInFirst title="登录后下载清单和台账" />
  return (
    <PageShell>
      <Heading level={1}>公开清单和台账</Heading>
      <Tables key={person.account} account={person.account} />
    </PageShell>
  )
}

function Tables({ account }: { account: string }) {
  const choices = useQuery(`exports/choices/${account}`, exportChoices)
  const files = useQuery(`exports/${account}`, exported)
  const { data, reload } = files
  useAskAgain(files, data?.some(({ state }) => state === 'waiting' || state === 'making') ?? false)
  return (
    <View className="columns facts-first">
      <View className="column">
        <Loaded query={choices}>
          {(found) => (
            <View className="stack">
              {isOffered(found, 'disclosure-list') ? <DownAndUp account={account} onAsked={reload} /> : null}
              {isOffered(found, 'disclosure-ledger') ? <Ledger choices={found} onAsked={reload} /> : null}
            </View>
          )}
        </Loaded>
      </View>
      <View className="column">
        <Heading level={2}>做好的文件</Heading>
        <Loaded query={files}>
          {(items) => {
            const own = items.filter(({ kind }) => kind.startsWith('disclosure-'))
            return own.length === 0 ? (
              <Empty title="还没有做过清单或台账">
                <Text className="muted">做好的文件在这里下载，保留 24 小时。</Text>
              </Empty>
            ) : (
              <View className="stack">
                {own.map((item) => (
                  <Exported key={item.id} item={item} onDeleted={reload} />
                ))}
              </View>
            )
          }}
        </Loaded>
        <Brought account={account} />
      </View>
    </View>
  )
}

const isOffered = ({ documents }: ExportChoices, kind: ExportRequest['kind']) =>
  documents.some((document) => document.kind === kind)

function DownAndUp({ account, onAsked }: { account: string; onAsked: () => void }) {
  const choices = useQuery(`imports/choices/${account}`, importChoices)
  const down = useAction()
  const up = useAction()
  const may = choices.data?.kinds.includes('disclosures') ?? false
  const ask = () =>
    down.run(async () => {
      await askForExport({ kind: 'disclosure-list', format: 'xlsx' })
      onAsked()
    })
  const upload = () =>
    up.run(async () => {
      const file = await pickFile(TABLE_FILES, MOST_FILE_BYTES)
      if (!file) return
      const { id } = await importFile({ kind: 'disclosures', name: file.name }, file.data)
      open('import', { id })
    })
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>待公开清单</Heading>
        <Text className="muted">
          清单里先是还没有公开的信息，后是各事项的空行。用 Excel、WPS 填好网页链接、公开日期等，再上传。
        </Text>
        <View className="row">
          <Button kind="plain" disabled={down.busy} onPress={ask}>
            {down.busy ? '请稍候…' : '制作清单'}
          </Button>
          {may ? (
            <Button disabled={up.busy} onPress={upload}>
              {up.busy ? '正在上传…' : '上传填好的清单'}
            </Button>
          ) : null}
        </View>
        <Text className="muted">上传后先逐行核对，确认以前什么都不会登记；没填的行不导入。</Text>
        <Refused texts={[...down.errors, ...up.errors]} />
      </View>
    </Card>
  )
}

function Ledger({ choices, onAsked }: { choices: ExportChoices; onAsked: () => void }) {
  const periods = ledgerPeriods(choices.today ?? localDateAt(new Date()))
  const [period, setPeriod] = useState(periods[0]?.code ?? '')
  const { busy, errors, run } = useAction()
  const ask = () =>
    run(async () => {
      await askForExport({ kind: 'disclosure-ledger', format: 'xlsx', period })
      onAsked()
    })
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>公开台账</Heading>
        <Text className="muted">这一期产生、公开的全部信息，每条公开记录一行，另附本期无新增的确认。</Text>
        <PickField label="哪一期" value={period} choices={periods} onPick={setPeriod} />
        <View className="row">
          <Button kind="plain" disabled={busy} onPress={ask}>
            {busy ? '请稍候…' : '制作台账'}
          </Button>
        </View>
        <Refused texts={errors} />
      </View>
    </Card>
  )
}

/** Lists that the own unit handed in before; none, where there are none. */
function Brought({ account }: { account: string }) {
  const { data } = useQuery(`imports/${account}`, imports)
  const own = data?.filter(({ kind }) => kind === 'disclosures') ?? []
  if (own.length === 0) return null
  return (
    <>
      <Heading level={2}>上传过的清单</Heading>
      <View className="stack">
        {own.map((item) => (
          <ImportCard key={item.id} item={item} />
        ))}
      </View>
    </>
  )
}
