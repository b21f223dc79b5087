import type { AccountListPreview, CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { keepFile, pickFile } from '@/platform/files'
import { leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Refused } from '@/ui/views'
import { accountTemplate, createAccounts, readAccountList } from './api'
import { GivenPasswords } from './given-passwords'

const COLUMNS = [
  ['organisation', '单位'],
  ['name', '姓名'],
  ['account', '账号'],
  ['roles', '角色'],
  ['phone', '手机号'],
] as const

function Rows({ rows }: { rows: AccountListPreview['rows'] }) {
  // Accounts with a fault come first: one looks for them.
  const sorted = [...rows].sort(
    (a, b) => Number(b.refusals.length > 0) - Number(a.refusals.length > 0) || a.line - b.line,
  )
  return (
    <LongList items={sorted} rowHeight={112}>
      {(row) => (
        <View key={row.line} className="card">
          <Text className="muted">{`第 ${row.line} 行`}</Text>
          <Text className="found-name">{[row.name, row.organisation].filter(Boolean).join(' · ') || '（空）'}</Text>
          <Text className="muted">
            {[`账号 ${row.account || '（空）'}`, row.roles || '（没有角色）', row.phone].filter(Boolean).join(' · ')}
          </Text>
          {row.refusals.map(({ at, text }) => (
            <View key={at + text} className="note bad">
              {`“${COLUMNS.find(([code]) => code === at)?.[1] ?? ''}”一列：${text}`}
            </View>
          ))}
        </View>
      )}
    </LongList>
  )
}

/** 批量新建账号 from an xlsx list: shown as it was understood, stored only when every row is right. */
export function AccountListPage() {
  const [file, setFile] = useState('')
  const [preview, setPreview] = useState<AccountListPreview | null>(null)
  const [created, setCreated] = useState<CreatedAccounts['created'] | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction()

  const template = () => run(async () => keepFile('账号名单模板.xlsx', await accountTemplate()))
  const upload = () =>
    run(async () => {
      const picked = await pickFile(['xlsx'])
      if (!picked) return
      setPreview(null)
      setFile(picked.name)
      setPreview(await readAccountList(picked.data))
    })
  const create = async () => {
    const finished = await run(async () => {
      const rows = preview?.rows.map(({ refusals, ...row }) => row) ?? []
      setCreated((await createAccounts({ rows })).created)
    })
    if (finished) setAsking(false)
  }
  if (created)
    return (
      <PageShell>
        <Region role="status" className="note info">
          {`已新建 ${created.length} 个账号。`}
        </Region>
        <GivenPasswords given={created} onDone={() => leave('todo')} />
      </PageShell>
    )
  const wrong = preview?.rows.filter(({ refusals }) => refusals.length > 0).length ?? 0
  const ready = preview !== null && preview.rows.length > 0 && wrong === 0 && preview.refusals.length === 0
  return (
    <PageShell>
      <Card>
        <Heading level={2}>人员名单</Heading>
        <Text className="muted">
          一行一人：单位、姓名、账号、角色（填报员、审签人），手机号可不填。单位写全称或单位代码。一次最多 1000 人。
        </Text>
        <View className="row after">
          <Button kind="plain" disabled={busy} onPress={template}>
            下载模板
          </Button>
          <Button disabled={busy} onPress={upload}>
            {preview ? '改好后重新选择' : '选择 xlsx 文件'}
          </Button>
        </View>
        {file ? <Text className="muted after">{file}</Text> : null}
        <Refused texts={asking ? [] : errors} />
        <Refused texts={preview?.refusals.map(({ text }) => text) ?? []} />
      </Card>
      {preview && preview.rows.length > 0 ? (
        <>
          <Region role="status" className={`note ${wrong > 0 ? 'warn' : 'info'}`}>
            {wrong > 0
              ? `读出 ${preview.rows.length} 人，其中 ${wrong} 行有误，改好以前一个都不会新建。`
              : `读出 ${preview.rows.length} 人，没有发现错误。`}
          </Region>
          {ready ? (
            <View className="row">
              <Button disabled={busy} onPress={() => setAsking(true)}>{`新建 ${preview.rows.length} 个账号`}</Button>
            </View>
          ) : null}
          <Rows rows={preview.rows} />
        </>
      ) : null}
      {asking ? (
        <Confirm
          title={`新建 ${preview?.rows.length ?? 0} 个账号？`}
          confirm="确认新建"
          busy={busy}
          onConfirm={create}
          onCancel={() => setAsking(false)}
        >
          <Text className="muted">每个人的初始密码只在下一页显示一次，请准备好复制。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
