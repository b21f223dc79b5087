import type { Basis } from '@gongkai/shared/base/template/fields'
import type { Law } from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Sheet, TypedInput } from '@/ui/form-native'
import { GuardedInput } from '@/ui/guarded-input'
import { Press } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { useSearch } from '@/ui/use-search'
import { Refused } from '@/ui/views'
import { addLaw, laws } from './api'
import { statusWords, timesOf, toneOf } from './law-words'

type Named = Pick<Law, 'title' | 'documentNumber'>
/** A server of before laws had times names only one. */
const namedOf = (title: string): Named[] => (title ? [{ title, documentNumber: '' }] : [])
const asBasis = ({ title, documentNumber }: Named): Basis => ({ title, documentNumber, article: '' })
/** One page of the library; a reader in need of the rest writes more of the name. */
const PAGE = 20
const find = async (q: string) => (await laws({ q })).items

/** A law as found, with its times; what took its place is one tap away. */
function Found({ law, onPick }: { law: Law; onPick: (law: Named) => void }) {
  const times = timesOf(law)
  const successors = law.replacements.length > 0 ? law.replacements : namedOf(law.replacedBy)
  return (
    <View className="found">
      <Press className="found-main" onPress={() => onPick(law)}>
        <Text className="found-name">{`《${law.title}》`}</Text>
        <Text className="muted">{[law.documentNumber, law.note].filter(Boolean).join(' · ')}</Text>
        {times ? <Text className="muted">{times}</Text> : null}
      </Press>
      {law.own ? <Tag>本单位添加</Tag> : null}
      {law.status === 'effective' ? null : <Tag tone={toneOf(law.status)}>{statusWords(law.status)}</Tag>}
      {successors.map(({ title, documentNumber }) => (
        <Button key={`${title}/${documentNumber}`} kind="link" onPress={() => onPick({ title, documentNumber })}>
          {`改用《${title}》`}
        </Button>
      ))}
    </View>
  )
}

/** A law that the library lacks: typed here, and on wish kept for the next time. */
function Own({ start, onPick, onBack }: { start: string; onPick: (law: Named) => void; onBack: () => void }) {
  const [law, setLaw] = useState<Named>({ title: start, documentNumber: '' })
  const { busy, errors, run } = useAction()
  const tidied = { title: law.title.replace(/[《》]/g, '').trim(), documentNumber: law.documentNumber.trim() }
  const keep = async () => {
    if (await run(async () => void (await addLaw(tidied)))) onPick(tidied)
  }
  return (
    <>
      <Text className="field-name">依据名称</Text>
      <GuardedInput
        head="公开依据"
        label="依据名称"
        placeholder="不用加书名号"
        value={law.title}
        onChange={(title) => setLaw({ ...law, title })}
      />
      <Text className="field-name">文号</Text>
      <GuardedInput
        head="公开依据"
        label="文号"
        placeholder="如 国发〔2019〕54号，没有可不填"
        value={law.documentNumber}
        onChange={(documentNumber) => setLaw({ ...law, documentNumber })}
      />
      <Refused texts={errors} />
      <View className="row">
        <Button disabled={!tidied.title} onPress={() => onPick(tidied)}>
          填入
        </Button>
        <Button kind="plain" disabled={!tidied.title || busy} onPress={keep}>
          填入并存入本单位法规库
        </Button>
        <Button kind="link" onPress={onBack}>
          返回查找
        </Button>
      </View>
    </>
  )
}

/** The library of laws: search, take one; a law it lacks is typed by hand. */
export function LawSheet({ onPick, onClose }: { onPick: (basis: Basis) => void; onClose: () => void }) {
  const { text, setText, found, failed, again } = useSearch<Law>(find)
  const [own, setOwn] = useState(false)
  const pick = (law: Named) => onPick(asBasis(law))
  return (
    <Sheet title="选择公开依据" onClose={onClose}>
      {own ? (
        <Own start={found?.length === 0 ? text.trim() : ''} onPick={pick} onBack={() => setOwn(false)} />
      ) : (
        <>
          <TypedInput search label="搜索法规" placeholder="名称或文号，如 信息公开" value={text} onChange={setText} />
          <View className="row">
            <Button kind="plain" onPress={() => setOwn(true)}>
              库里没有，自己填写
            </Button>
            <Button kind="link" onPress={() => open('laws')}>
              打开法规库
            </Button>
          </View>
          {failed ? (
            <View className="row between note warn">
              <Text>现在查不到法规库，可以先自己填写。</Text>
              <Button kind="link" onPress={again}>
                重试
              </Button>
            </View>
          ) : null}
          {found?.length === 0 ? <Text className="muted">没有找到。可以换个词，或自己填写。</Text> : null}
          {found?.map((law) => (
            <Found key={law.id} law={law} onPick={pick} />
          ))}
          {found && found.length >= PAGE ? (
            <Text className="muted">只列出前 {PAGE} 条，名称写全一些更好找。</Text>
          ) : null}
        </>
      )}
    </Sheet>
  )
}
