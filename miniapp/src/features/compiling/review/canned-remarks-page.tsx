import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded, Refused } from '@/ui/views'
import { cannedRemarks, replaceCannedRemarks } from './api'

/** 常用意见 of one's organisation: each is a tap while reviewing. */
export function CannedRemarksPage() {
  const query = useQuery('canned-remarks', cannedRemarks)
  const [text, setText, sent] = useKept('canned-remark', '')
  const { busy, errors, run } = useAction(query.reload)
  const replace = (texts: string[], said: string) =>
    run(async () => {
      query.set(await replaceCannedRemarks({ texts, version: query.data?.version ?? 0 }))
      sent()
      done(said)
    })
  return (
    <PageShell>
      <Loaded query={query}>
        {({ texts }) => (
          <>
            <Text className="muted">审核时点一下就能填入。本单位的人看到同一份；全部删除后恢复为系统自带的意见。</Text>
            <View className="card">
              {texts.length === 0 ? <Empty title="还没有常用意见" /> : null}
              {texts.map((candidate, index) => (
                <View key={candidate} className="answered">
                  <Text className="answered-name">{candidate}</Text>
                  <View className="row">
                    <Button
                      kind="link"
                      label={`上移 ${candidate}`}
                      disabled={busy || index === 0}
                      onPress={() => replace(moved(texts, index), '已调整')}
                    >
                      上移
                    </Button>
                    <Button
                      kind="link"
                      label={`删除 ${candidate}`}
                      disabled={busy}
                      onPress={() =>
                        replace(
                          texts.filter((other) => other !== candidate),
                          '已删除',
                        )
                      }
                    >
                      删除
                    </Button>
                  </View>
                </View>
              ))}
            </View>
            <View className="card stack">
              <Field multiline label="增加常用意见" value={text} onChange={setText} />
              <Refused texts={errors} />
              <View className="row">
                <Button disabled={busy || !text.trim()} onPress={() => replace([...texts, text.trim()], '已增加')}>
                  增加
                </Button>
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}

function moved(texts: readonly string[], index: number): string[] {
  const after = [...texts]
  const [text] = after.splice(index, 1)
  if (text) after.splice(index - 1, 0, text)
  return after
}
