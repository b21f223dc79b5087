import '@/styles/reading.scss'
import { LICENCE } from '@gongkai/shared/catalogue/public-catalogue/licence'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Pairs } from '@/features/compiling/entry/field-pairs'
import { publicDocument } from '@/features/exchange/export/api'
import { openDocument } from '@/platform/files'
import { addressOf, queryString } from '@/platform/request'
import { useShareCard } from '@/platform/share'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { WebLink } from '@/ui/web-link'
import { downloadFields, facets } from '../../catalogue/public-catalogue/api'
import { SiteFooter } from '../../catalogue/public-catalogue/site-footer'

const fileUrl = (format: 'csv' | 'json', domain: string) =>
  addressOf(`/public/download${queryString({ format, domain })}`)

/** The official layout (附件2). */
const DOCUMENTS = [
  { format: 'pdf', text: '打开 PDF 文件' },
  { format: 'docx', text: '打开 Word 文档' },
  { format: 'xlsx', text: '打开 Excel 表格' },
] as const

/** 数据下载: the catalogue as data, with what its columns mean. */
export function DownloadsPage() {
  const [domain, setDomain] = useState('')
  const query = useQuery('facets', facets)
  useShareCard(() => ({ title: '下载政务公开事项目录', path: pageUrl('downloads') }))
  const fields = useQuery('fields', downloadFields)
  const { busy, errors, run } = useAction()
  const openOne = (format: 'xlsx' | 'docx' | 'pdf') =>
    run(() => openDocument(publicDocument({ format, domain: domain || undefined }), `政务公开事项标准目录.${format}`))
  return (
    <PageShell>
      <Loaded query={query}>
        {({ domains }) =>
          domains.length === 0 ? (
            <Empty title="还没有发布公开事项">
              <Text className="muted">目录发布后，可在这里下载。</Text>
            </Empty>
          ) : (
            <View className="columns facts-first">
              <View className="column">
                <Card>
                  <View className="stack">
                    <Heading>下载现行目录</Heading>
                    <PickField
                      label="范围"
                      value={domain}
                      choices={[
                        {
                          code: '',
                          name: '全部领域',
                          note: `${domains.reduce((sum, { entryCount }) => sum + entryCount, 0)} 个公开事项`,
                        },
                        ...domains.map(({ code, name, entryCount }) => ({
                          code,
                          name,
                          note: `${entryCount} 个公开事项`,
                        })),
                      ]}
                      onPick={setDomain}
                    />
                    {DOCUMENTS.map(({ format, text }) => (
                      <Button key={format} kind="plain" disabled={busy} onPress={() => openOne(format)}>
                        {text}
                      </Button>
                    ))}
                    <Refused texts={errors} />
                    <WebLink download primary url={fileUrl('csv', domain)}>
                      下载 csv（表格）
                    </WebLink>
                    <WebLink download url={fileUrl('json', domain)}>
                      下载 json（程序用）
                    </WebLink>
                    <Text className="muted">csv 可以用 Excel、WPS 表格打开；两种文件内容相同。</Text>
                    <Text className="muted">{LICENCE}</Text>
                  </View>
                </Card>
              </View>
              <View className="column">
                <Heading>各栏的含义</Heading>
                <Loaded query={fields}>
                  {(list) => (
                    <Card>
                      <Pairs
                        pairs={list.map(({ name, label, meaning }) => [label, `${meaning}（${name}）`] as const)}
                      />
                    </Card>
                  )}
                </Loaded>
              </View>
            </View>
          )
        }
      </Loaded>
      <SiteFooter />
    </PageShell>
  )
}
