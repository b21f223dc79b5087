import { addDays, localDateAt } from '@gongkai/shared/base/time/local-date'
import { quarterName, quarterOf, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'
import type { Bulletin, BulletinRow } from '@gongkai/shared/exchange/bulletin/bulletin.contract'
import { shareOf } from '@gongkai/shared/exchange/bulletin/bulletin-text'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { keepFile } from '@/platform/files'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Loaded, Refused } from '@/ui/views'
import { bulletin, bulletinFile } from './api'

const OFFERED = 8

/** The quarters up to the running one, the newest first. */
function quartersUpTo(today: string): string[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < OFFERED) quarters.push(quarterOf(addDays(quarterStart(quarters.at(-1) ?? ''), -1)))
  return quarters
}

/** 季度通报: the figures of a quarter, and the document that the office edits and sends. */
export function BulletinPage() {
  const quarters = quartersUpTo(localDateAt(new Date()))
  const [quarter, setQuarter] = useState(quarters[1] ?? '')
  const query = useQuery(`bulletin/${quarter}`, () => bulletin(quarter))
  const { busy, errors, run } = useAction()
  const keep = () =>
    run(async () => keepFile(`${quarterName(quarter)}公开落实情况通报.docx`, await bulletinFile(quarter)))
  return (
    <PageShell
      foot={
        <Button disabled={busy || !query.data} onPress={keep}>
          下载通报（Word）
        </Button>
      }
    >
      <View>
        <Heading level={1}>季度通报</Heading>
        <Text className="muted">按登记的公开情况、抽查和督办生成，只有单位和领域的数字，下载后可以修改。</Text>
      </View>
      <PickField
        label="季度"
        value={quarter}
        choices={quarters.map((code) => ({ code, name: quarterName(code) }))}
        onPick={setQuarter}
      />
      <Refused texts={errors} />
      <Loaded query={query}>{(found) => <Figures found={found} />}</Loaded>
    </PageShell>
  )
}

function Figures({ found }: { found: Bulletin }) {
  const { name, asOf, total, units, domains, spotChecks, supervisions } = found
  return (
    <>
      <Card>
        <Heading level={2}>{name}</Heading>
        <Text>{wordsOf(total)}</Text>
        <Text className="muted">{`按 ${asOf} 的情况统计`}</Text>
        <Text className="muted">
          {`抽查 ${spotChecks.checks} 次 ${spotChecks.drawn} 项，问题 ${spotChecks.wrong} 项，已整改 ${spotChecks.closed} 项；督办 ${supervisions.issued} 件，已办结 ${supervisions.closed} 件`}
        </Text>
      </Card>
      <Rows title="各单位" rows={units} />
      <Rows title="各领域" rows={domains} />
    </>
  )
}

const wordsOf = ({ onTime, late, open, nothing }: Bulletin['total']) =>
  `应公开 ${onTime + late + open} · 按时 ${onTime}（${shareOf(onTime, onTime + late + open)}） · 逾期公开 ${late} · 尚未公开 ${open} · 无新增 ${nothing}`

function Rows({ title, rows }: { title: string; rows: readonly BulletinRow[] }) {
  if (rows.length === 0) return null
  return (
    <Card>
      <Heading level={2}>{title}</Heading>
      {rows.map((row) => (
        <View key={row.code} className="stack tight">
          <Text>{row.name}</Text>
          <Text className="muted">{wordsOf(row)}</Text>
        </View>
      ))}
    </Card>
  )
}
