import { agencyPrefix, USUAL_AGENCIES } from '@gongkai/shared/app/setup/division-names'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { addUnits } from './api'
import { linesOf } from './lines-of'
import type { StepProps } from './step'

/** The name of the office before anybody gave it one. */
const UNNAMED = '信息公开办'

/** 部门: the office's own name and the agencies, typed or pasted. */
export function AgenciesStep({ standing, onStored, onLater }: StepProps) {
  const { office, agencies, region } = standing
  const prefix = agencyPrefix(region.name)
  const [name, setName] = useState(office.name === UNNAMED ? `${prefix}${UNNAMED}` : office.name)
  const usual = agencies.length > 0 ? '' : USUAL_AGENCIES.map((item) => prefix + item).join('\n')
  const [{ list }, setTyped, sent] = useKept('setup/agencies', { list: usual })
  const { busy, run, at, rest } = useAction()
  const names = linesOf(list)
  const store = () =>
    run(async () => {
      const stored = await addUnits({ office: name, units: names.map((item) => ({ kind: 'agency', name: item })) })
      sent()
      onStored(stored)
    })
  return (
    <Card>
      <Heading level={2}>公开办和区直部门</Heading>
      <Field label="信息公开办的名称" value={name} issues={at('office')} onChange={setName} />
      {agencies.length > 0 ? (
        <Text className="muted">{`已有：${agencies.map((item) => item.name).join('、')}。`}</Text>
      ) : null}
      <View className="setup-list">
        <Field
          multiline
          label={agencies.length > 0 ? '再增加的部门，每行一个' : '部门，每行一个'}
          value={list}
          onChange={(text) => setTyped({ list: text })}
        />
      </View>
      <Text className="muted">
        {agencies.length > 0
          ? '更名、停用在“管理—单位”里办理。'
          : '先列出各地常有的部门，请按本区县“三定”改好；也可以把名单整列粘贴进来。'}
      </Text>
      <Refused texts={rest('office')} />
      <View className="row after">
        <Button disabled={busy || (agencies.length === 0 && names.length === 0)} onPress={store}>
          {names.length > 0 ? `保存，新增 ${names.length} 个部门` : '保存并继续'}
        </Button>
        {agencies.length > 0 ? (
          <Button kind="plain" onPress={onLater}>
            不改，下一步
          </Button>
        ) : null}
        <Button kind="link" onPress={() => open('imports')}>
          用 xlsx 名单导入
        </Button>
      </View>
    </Card>
  )
}
