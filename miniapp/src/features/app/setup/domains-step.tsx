import type { AddedDomain } from '@gongkai/shared/app/setup/setup.contract'
import { likelyLead, STATE_DOMAINS } from '@gongkai/shared/base/region/state-domains'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { Card, Refused } from '@/ui/views'
import { addDomains } from './api'
import type { StepProps } from './step'

interface Row {
  code: string
  name: string
  on: boolean
  /** codes, '' for none yet; the second is optional */ leads: [string, string]
}

/** 领域: of the state's 26 those that the district has, each with the agency that leads it. */
export function DomainsStep({ standing, onStored, onLater }: StepProps) {
  const { domains, agencies } = standing
  const held = new Set(domains.map(({ name }) => name))
  const [rows, setRows] = useState<Row[]>(() =>
    STATE_DOMAINS.filter(({ name }) => !held.has(name)).map(({ code, name, leads }) => {
      const lead = likelyLead(leads, agencies)?.code ?? ''
      return { code, name, on: lead !== '' && domains.length === 0, leads: [lead, ''] }
    }),
  )
  const [models, setModels] = useState(true)
  const { busy, run, at, rest } = useAction()
  const chosen = rows.filter(({ on }) => on)
  const change = (code: string, to: Partial<Row>) =>
    setRows(rows.map((row) => (row.code === code ? { ...row, ...to } : row)))
  const wanted = chosen.map(({ code, name, leads }): AddedDomain => ({ code, name, leads: leads.filter(Boolean) }))
  const places = wanted.map((_, index) => `domains/${index}`)
  const store = () => run(async () => onStored(await addDomains({ domains: wanted, models })))
  if (agencies.length === 0)
    return (
      <Card>
        <Heading level={2}>试点领域和牵头单位</Heading>
        <Text className="muted">请先新增部门，再选择各领域由哪个部门牵头。</Text>
      </Card>
    )
  return (
    <Card>
      <Heading level={2}>试点领域和牵头单位</Heading>
      {domains.length > 0 ? (
        <Text className="muted">{`已有：${domains.map(({ name }) => name).join('、')}。`}</Text>
      ) : null}
      <Text className="muted">国务院部门制定标准指引的 26 个试点领域。牵头单位按部门名称预选，请核对。</Text>
      <View className="setup-grid">
        {rows.map((row) => (
          <DomainRow
            key={row.code}
            row={row}
            agencies={agencies}
            issues={at(`domains/${chosen.indexOf(row)}`)}
            onChange={(to) => change(row.code, to)}
          />
        ))}
      </View>
      <Check className="setup-check" label="采用随产品提供的标准指引示例" checked={models} onChange={setModels}>
        <Text>采用随产品提供的标准指引示例</Text>
      </Check>
      <Text className="muted">示例·未经核对：各牵头单位使用前请对照国务院部门的标准指引逐行核对。</Text>
      <Refused texts={rest(...places)} />
      <View className="row after">
        <Button disabled={busy || chosen.length === 0} onPress={store}>
          {`新增 ${chosen.length} 个领域并继续`}
        </Button>
        {domains.length > 0 ? (
          <Button kind="plain" onPress={onLater}>
            不再增加，下一步
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

function DomainRow({
  row,
  agencies,
  issues,
  onChange,
}: {
  row: Row
  agencies: { code: string; name: string }[]
  issues: string[]
  onChange: (to: Partial<Row>) => void
}) {
  const { name, on, leads } = row
  const [second, setSecond] = useState(false)
  return (
    <View className="setup-domain">
      <View className="row between setup-head">
        <Check className="setup-check" label={name} checked={on} onChange={(to) => onChange({ on: to })}>
          <Text className="found-name">{name}</Text>
        </Check>
        {on && !second ? (
          <Button kind="link" label={`${name}有两个牵头单位`} onPress={() => setSecond(true)}>
            两个牵头
          </Button>
        ) : null}
      </View>
      {on ? (
        <>
          <PickField
            label={`${name}：牵头单位`}
            value={leads[0]}
            choices={agencies}
            issues={issues}
            onPick={(code) => onChange({ leads: [code, leads[1]] })}
          />
          {second ? (
            <PickField
              label={`${name}：另一个牵头单位`}
              value={leads[1]}
              choices={agencies}
              onPick={(code) => onChange({ leads: [leads[0], code] })}
            />
          ) : null}
        </>
      ) : null}
    </View>
  )
}
