import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Pairs } from '@/features/entry/field-pairs'
import { done } from '@/platform/navigate'
import { addressOf, queryString } from '@/platform/request'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Empty, Loaded } from '@/ui/views'
import { downloadFields, facets } from './api'

/** H5 hands the file to the browser; WeChat cannot open it, so that its address goes along. */
function take(format: 'csv' | 'json', domain: string) {
  const address = addressOf(`/public/download${queryString({ format, domain })}`)
  if (process.env.TARO_ENV === 'h5') {
    window.location.href = address
    return
  }
  Taro.setClipboardData({ data: address }).then(
    () => done('下载地址已复制，请在浏览器中打开'),
    () => done('没有复制成功'),
  )
}

/** 数据下载: the catalogue as data, with what its columns mean. */
export function DownloadsPage() {
  const [domain, setDomain] = useState('')
  const query = useQuery('facets', facets)
  const fields = useQuery('fields', downloadFields)
  return (
    <PageShell>
      <Loaded query={query}>
        {({ domains }) =>
          domains.length === 0 ? (
            <Empty title="还没有发布公开事项" />
          ) : (
            <Card>
              <View className="stack">
                <PickField
                  label="范围"
                  value={domain}
                  choices={[{ code: '', name: '全部领域' }, ...domains]}
                  onPick={setDomain}
                />
                <View className="row">
                  <Button onPress={() => take('csv', domain)}>下载 csv（表格）</Button>
                  <Button kind="plain" onPress={() => take('json', domain)}>
                    下载 json（程序用）
                  </Button>
                </View>
                <Text className="muted">
                  可以免费查阅、复制、再利用；使用时请注明来源和目录版本，内容以政府网站公布的为准。
                </Text>
              </View>
            </Card>
          )
        }
      </Loaded>
      <Heading>各栏的含义</Heading>
      <Loaded query={fields}>
        {(list) => (
          <Card>
            <Pairs pairs={list.map(({ name, label, meaning }) => [label, `${meaning}（${name}）`] as const)} />
          </Card>
        )}
      </Loaded>
    </PageShell>
  )
}
