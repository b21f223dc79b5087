import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ROLES, type Role } from '@gongkai/shared/base/words/roles'
import { type AccountView, type GivenPassword } from '@gongkai/shared/district/account/account.contract'
import {
  ORGANISATION_KINDS,
  type OrganisationSummary,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import { organisations } from '../organisation/api'
import { account, createAccount, editAccount, resetPassword, switchAccount } from './api'
import { GivenPasswords } from './given-passwords'

type Act = 'resetPassword' | 'deactivate' | 'reactivate'
const ACTS: readonly { act: Act; label: string; title: string; note: string }[] = [
  {
    act: 'resetPassword',
    label: '重置密码',
    title: '重置密码？',
    note: '原密码立即失效，本人在各处的登录都会退出，绑定的微信也会解除；新密码只显示一次。',
  },
  {
    act: 'deactivate',
    label: '停用',
    title: '停用这个账号？',
    note: '本人立即退出登录，不能再登录；办过的事和留痕都保留，以后可以恢复。',
  },
  { act: 'reactivate', label: '恢复', title: '恢复这个账号？', note: '恢复后用原来的密码登录。' },
]

function Form({
  stored,
  units,
  unit,
  onSaved,
  onGiven,
  onLook,
}: {
  stored: AccountView | null
  units: OrganisationSummary[]
  /** code of the unit a new account is first offered to */ unit: string
  onSaved: (saved: AccountView) => void
  onGiven: (given: GivenPassword) => void
  onLook: () => void
}) {
  const [name, setName, forgetName] = useTyped(stored?.name ?? '')
  const [login, setLogin] = useState('')
  const [home, setHome, forgetHome] = useTyped(stored?.organisation.code ?? unit)
  const [phone, setPhone, forgetPhone] = useTyped(stored?.phone ?? '')
  const [roles, setRoles, forgetRoles] = useTyped<Role[]>(stored?.roles ?? ['editor'])
  const { busy, run, at, rest } = useAction(stored ? onLook : undefined)
  const isOffice = units.find(({ code }) => code === home)?.kind === 'office'
  const person = { name, organisationCode: home, roles, phone: phone.trim() }
  const save = () =>
    run(async () => {
      if (stored) {
        onSaved(await editAccount(stored.id, { version: stored.version, ...person }))
        for (const forget of [forgetName, forgetHome, forgetPhone, forgetRoles]) forget()
        done('已保存')
      } else onGiven(await createAccount({ account: login.trim(), ...person }))
    })
  const locked = (stored?.can.edit.length ?? 0) > 0
  return (
    <Card>
      <Heading level={2}>{stored ? '基本情况' : '新建账号'}</Heading>
      <Field personal="asked-for" label="姓名" value={name} issues={at('name')} disabled={locked} onChange={setName} />
      {stored ? null : (
        <Field
          personal="asked-for"
          label="账号"
          placeholder="3 到 60 个小写字母、数字或 . _ - @"
          value={login}
          issues={at('account')}
          onChange={setLogin}
        />
      )}
      <PickField
        label="单位"
        value={home}
        choices={units
          .filter(({ active, code }) => active || code === home)
          .map(({ code, name, kind }) => ({ code, name, note: labelOf(ORGANISATION_KINDS, kind) }))}
        issues={[...at('organisation'), ...at('organisationCode')]}
        disabled={locked}
        onPick={setHome}
      />
      <FieldFrame label="角色" issues={at('roles')}>
        <ChoiceChips
          label="角色"
          options={ROLES.filter(({ code }) => code !== 'admin' || isOffice || roles.includes('admin'))}
          value={roles}
          disabled={locked}
          onChange={setRoles}
        />
      </FieldFrame>
      <Field
        personal="asked-for"
        label="手机号"
        placeholder="可不填"
        value={phone}
        issues={at('phone')}
        disabled={locked}
        onChange={setPhone}
      />
      <Text className="muted">登记了手机号的，本人可以在小程序里用它绑定微信。</Text>
      <Text className="muted">填报员填写公开事项，审签人还能报送、审核和上报；管理员只设在区信息公开办。</Text>
      <Refused texts={stored?.can.edit.map(({ text }) => text) ?? []} />
      <Refused texts={rest('name', 'account', 'organisation', 'organisationCode', 'roles', 'phone')} />
      <View className="row after">
        <Button disabled={busy || locked} onPress={save}>
          {stored ? '保存' : '新建'}
        </Button>
      </View>
    </Card>
  )
}

/** One account: its person, unit and roles; its password and whether it is in use. */
export function AccountPage() {
  const id = useParam('id')
  const unit = useParam('organisation')
  const query = useQuery(id ? `account/${id}` : null, () => account(id))
  const units = useQuery('organisations', organisations)
  const [asking, setAsking] = useState<Act | null>(null)
  const [given, setGiven] = useState<GivenPassword | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const asked = ACTS.find(({ act }) => act === asking)

  const carryOut = async (view: AccountView) => {
    const { id, version } = view
    const finished = await run(async () => {
      if (asking === 'resetPassword') {
        const answer = await resetPassword(id, { version })
        query.set(answer.account)
        setGiven(answer)
      } else query.set(await switchAccount(id, asking === 'deactivate' ? 'deactivation' : 'reactivation', { version }))
    })
    if (finished) setAsking(null)
  }
  const passwords = given ? (
    <GivenPasswords
      given={[{ ...given.account, organisation: given.account.organisation.name, password: given.password }]}
      onDone={() => {
        setGiven(null)
        if (!id) leave('todo')
      }}
    />
  ) : null
  if (!id)
    return (
      <PageShell>
        {passwords ?? (
          <Loaded query={units}>
            {({ items }) => (
              <Form
                stored={null}
                units={items}
                unit={unit}
                onSaved={query.set}
                onGiven={setGiven}
                onLook={query.reload}
              />
            )}
          </Loaded>
        )}
      </PageShell>
    )
  return (
    <PageShell>
      <Loaded query={query}>
        {(view) => (
          <>
            <View className="row between">
              <View>
                <Heading level={1}>{view.name}</Heading>
                <Text className="muted">{`账号 ${view.account}`}</Text>
              </View>
              <View className="row">
                {view.active ? <Tag tone="ok">在用</Tag> : <Tag tone="bad">已停用</Tag>}
                {view.mustChangePassword ? <Tag tone="warn">待改初始密码</Tag> : null}
              </View>
            </View>
            {passwords}
            <View className="columns">
              <View className="column">
                <Loaded query={units}>
                  {({ items }) => (
                    <Form
                      stored={view}
                      units={items}
                      unit=""
                      onSaved={query.set}
                      onGiven={setGiven}
                      onLook={query.reload}
                    />
                  )}
                </Loaded>
              </View>
              <View className="column">
                <Card>
                  <Heading level={2}>登录</Heading>
                  {ACTS.filter(({ act }) => act !== (view.active ? 'reactivate' : 'deactivate')).map(
                    ({ act, label }) => (
                      <View key={act} className="stack tight after">
                        <Button
                          kind={act === 'deactivate' ? 'danger' : 'plain'}
                          disabled={view.can[act].length > 0}
                          onPress={() => setAsking(act)}
                        >
                          {label}
                        </Button>
                        {view.can[act].map(({ text }) => (
                          <Text key={text} className="muted">
                            {text}
                          </Text>
                        ))}
                      </View>
                    ),
                  )}
                </Card>
              </View>
            </View>
            {asked ? (
              <Confirm
                title={asked.title}
                confirm={`确认${asked.label}`}
                danger={asked.act === 'deactivate'}
                busy={busy}
                onConfirm={() => carryOut(view)}
                onCancel={() => setAsking(null)}
              >
                <Text>{`${view.organisation.name} ${view.name}`}</Text>
                <Text className="muted">{asked.note}</Text>
                <Refused texts={errors} />
              </Confirm>
            ) : null}
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
