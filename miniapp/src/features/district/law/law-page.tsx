import type { LawDetail } from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { law as readLaw, removeLaw, restoreLaw, shareLaw } from './api'
import { Shipped } from './law-shipped'
import { statusWords, timesOf, toneOf, whatOf } from './law-words'
import { forgetLaws } from './use-laws'

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <View className="pairs after">
      {pairs
        .filter(([, value]) => value)
        .flatMap(([name, value]) => [
          <Text key={name} className="pair-name">
            {name}
          </Text>,
          <Text key={`${name}/`} className="pair-value">
            {value}
          </Text>,
        ])}
    </View>
  )
}

/** Another law: a way to it where it stands in the library. */
function Other({ id, words }: { id: number | null; words: string }) {
  if (id === null) return <Text>{words}</Text>
  return (
    <Press className="menu-link" onPress={() => open('law', { id })}>
      {words}
    </Press>
  )
}

/** From when to when it is in force, what took its place and whose place it took. */
function Force({ law }: { law: LawDetail }) {
  const superseded = law.replacements.length > 0 && law.status !== 'repealed' && !law.endedOn
  return (
    <Card>
      <Heading level={2}>效力</Heading>
      <Pairs
        pairs={[
          ['施行日期', law.effectiveFrom ?? (law.status === 'repealed' ? '' : '没有查明')],
          ['废止日期', law.endedOn ?? (law.status === 'repealed' ? '没有查明' : '')],
          ['由什么废止', law.endedBy],
        ]}
      />
      {law.replacements.map(({ title, documentNumber, articles }, index) => (
        <View key={`${title}/${documentNumber}`} className="menu after">
          <Other
            id={law.successorIds[index] ?? null}
            words={`${superseded ? '已有' : '由'}《${title}》${documentNumber && `（${documentNumber}）`}${superseded ? '' : '取代'}`}
          />
          {articles.map(({ from, to }) => (
            <Text key={`${from}/${to}`} className="muted">{`${from} → ${to}`}</Text>
          ))}
        </View>
      ))}
      {law.predecessors.length > 0 ? (
        <View className="menu after">
          {law.predecessors.map(({ id, title, endedOn }) => (
            <Other key={id} id={id} words={`取代《${title}》${endedOn ? `（自 ${endedOn} 起）` : ''}`} />
          ))}
        </View>
      ) : null}
    </Card>
  )
}

function Facts({ law }: { law: LawDetail }) {
  return (
    <Card>
      <Heading level={2}>资料</Heading>
      <Pairs
        pairs={[
          ['文号', law.documentNumber],
          ['制定机关', law.issuer],
          ['条文', law.lastArticle ? `共 ${law.lastArticle} 条` : ''],
          ['说明', law.note],
          ['来源', law.source],
          ['由谁增加', law.organisation?.name ?? ''],
        ]}
      />
      <View className="menu after">
        <Press className="menu-link" onPress={() => open('lawCitations', { id: law.id })}>
          引用情况
        </Press>
      </View>
    </Card>
  )
}

/** The acts open to whoever looks. */
function Acts({ law, onChanged, onLook }: { law: LawDetail; onChanged: (law: LawDetail) => void; onLook: () => void }) {
  const { busy, errors, run } = useAction(onLook)
  const [asking, setAsking] = useState<'restore' | 'remove' | 'share' | null>(null)
  const { can, id, version, title } = law
  const may = (act: keyof typeof can) => can[act].length === 0
  const finish = async (act: () => Promise<void>, words: string) => {
    const finished = await run(async () => {
      await act()
      forgetLaws()
      done(words)
    })
    if (finished) setAsking(null)
    return finished
  }
  if (!may('edit') && !may('share')) return null
  return (
    <Card>
      <Heading level={2}>办理</Heading>
      {may('share') && !may('edit') ? (
        <Text className="muted">这是单位自行增加的依据，只有该单位能选用。收入法规库后各单位都可以选用。</Text>
      ) : null}
      <Refused texts={asking === 'restore' ? [] : errors} />
      <View className="row after">
        {may('edit') ? (
          <Button kind="plain" onPress={() => open('lawEdit', { id })}>
            修改资料
          </Button>
        ) : null}
        {may('end') ? <Button onPress={() => open('lawEnd', { id })}>废止与取代</Button> : null}
        {may('restore') ? (
          <Button kind="plain" onPress={() => setAsking('restore')}>
            撤销废止
          </Button>
        ) : null}
        {may('share') ? <Button onPress={() => setAsking('share')}>收入法规库</Button> : null}
        {may('remove') ? (
          <Button kind="danger" onPress={() => setAsking('remove')}>
            删除
          </Button>
        ) : null}
      </View>
      {asking === 'restore' ? (
        <ReasonDialog
          place={`law-restored/${id}`}
          title="撤销废止？"
          note={`《${title}》仍按现行有效对待，引用它的事项不再提醒。`}
          label="理由"
          ready={['废止日期有误', '没有查到废止的决定']}
          confirm="撤销废止"
          busy={busy}
          errors={errors}
          onCancel={() => setAsking(null)}
          onConfirm={(reason) => finish(async () => onChanged(await restoreLaw(id, { version, reason })), '已撤销废止')}
        />
      ) : null}
      {asking === 'share' ? (
        <Confirm
          title="收入法规库？"
          confirm="收入"
          busy={busy}
          onCancel={() => setAsking(null)}
          onConfirm={() => finish(async () => onChanged(await shareLaw(id, version)), '已收入法规库')}
        >
          <Text className="muted">{`收入后由区信息公开办维护，${law.organisation?.name ?? '该单位'}会收到消息。`}</Text>
        </Confirm>
      ) : null}
      {asking === 'remove' ? (
        <Confirm
          danger
          title={`删除《${title}》？`}
          confirm="删除"
          busy={busy}
          onCancel={() => setAsking(null)}
          onConfirm={async () => {
            setAsking(null)
            await finish(async () => {
              await removeLaw(id, version)
              leave('me')
            }, '已删除')
          }}
        >
          <Text className="muted">被引用过的不能删除，不再适用的请办理废止。</Text>
        </Confirm>
      ) : null}
    </Card>
  )
}

/** 法规库: one law. */
export function LawPage() {
  const id = useParam('id')
  const query = useQuery(`law/${id}`, () => readLaw(id))
  return (
    <PageShell>
      <Loaded query={query}>
        {(law) => (
          <>
            <View className="row between">
              <Heading level={1}>{`《${law.title}》`}</Heading>
              <Tag tone={toneOf(law.status)}>{statusWords(law.status)}</Tag>
            </View>
            <Text className="muted">{[whatOf(law), timesOf(law)].filter(Boolean).join('。')}</Text>
            <View className="columns">
              <View className="column">
                {law.shipped ? (
                  <Shipped law={law} shipped={law.shipped} onChosen={query.set} onLook={query.reload} />
                ) : null}
                <Force law={law} />
                <Facts law={law} />
              </View>
              <View className="column">
                <Acts law={law} onChanged={query.set} onLook={query.reload} />
                {law.history.length > 0 ? (
                  <Card>
                    <Heading level={2}>最近的变动</Heading>
                    {law.history.map(({ at, text }) => (
                      <View key={`${at}/${text}`} className="answered">
                        <Text>{text}</Text>
                        <Text className="muted">{chinaTime(at)}</Text>
                      </View>
                    ))}
                  </Card>
                ) : null}
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
