import type { CreatedAccounts } from '@gongkai/shared/district/account/account.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading, Press } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { createAccounts } from '../../district/account/api'
import { GivenPasswords } from '../../district/account/given-passwords'
import { setup } from './api'
import type { StepProps } from './step'

/** 账号: one for each unit that has none, to begin with; the same person may fill and sign. */
export function AccountsStep({ standing, onStored }: StepProps) {
  const { withoutAccount: units } = standing
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [accounts, setAccounts] = useState<Readonly<Record<string, string>>>({})
  const [given, setGiven] = useState<CreatedAccounts['created'] | null>(null)
  const { busy, run, at, rest } = useAction()
  const rows = units
    .filter(({ code }) => names[code]?.trim())
    .map(({ code, name }, index) => ({
      line: index + 1,
      organisation: name,
      name: names[code]?.trim() ?? '',
      account: accounts[code] ?? code,
      roles: '填报员、审签人',
    }))
  const lineOf = (unit: string) => rows.findIndex(({ organisation }) => organisation === unit) + 1
  const create = () => run(async () => setGiven((await createAccounts({ rows })).created))
  if (given) return <GivenPasswords given={given} onDone={() => run(async () => onStored(await setup()))} />
  return (
    <Card>
      <Heading level={2}>各单位的账号</Heading>
      {units.length === 0 ? (
        <Text className="muted">
          {standing.domains.length > 0 ? '各单位都有账号了。' : '请先设置镇村、部门和领域。'}
        </Text>
      ) : (
        <>
          <Text className="muted">
            先给每个单位的负责人建一个账号（填报员和审签人），其他人以后再加。姓名空着的这次不建。
          </Text>
          <View className="setup-grid">
            {units.map(({ code, name }) => (
              <View key={code} className="setup-account">
                <Field
                  personal="asked-for"
                  label={`${name}：姓名`}
                  value={names[code] ?? ''}
                  issues={at(`rows/${lineOf(name)}`)}
                  onChange={(text) => setNames({ ...names, [code]: text })}
                />
                {names[code]?.trim() ? (
                  <Field
                    personal="asked-for"
                    label={`${name}：账号`}
                    value={accounts[code] ?? code}
                    onChange={(text) => setAccounts({ ...accounts, [code]: text })}
                  />
                ) : null}
              </View>
            ))}
          </View>
          <Refused texts={rest('rows')} />
          <View className="row after">
            <Button disabled={busy || rows.length === 0} onPress={create}>
              {`新建 ${rows.length} 个账号`}
            </Button>
          </View>
        </>
      )}
      {standing.secondApprover ? null : (
        <View className="note warn">
          发布目录前的保密审查要由发布人以外的人签署（政府信息公开条例第十七条）：请在“全部账号”里为信息公开办新建第二个审签人账号。
        </View>
      )}
      <View className="row">
        <Press className="btn link" onPress={() => open('accountList')}>
          用 xlsx 名单批量新建
        </Press>
        <Press className="btn link" onPress={() => open('accounts')}>
          全部账号
        </Press>
        <Press className="btn link" onPress={() => open('invitations')}>
          微信绑定邀请
        </Press>
      </View>
    </Card>
  )
}
