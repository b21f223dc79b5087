import { districtNames } from '@gongkai/shared/app/setup/division-names'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { Card, Refused } from '@/ui/views'
import { divisions, setRegion } from './api'
import type { StepProps } from './step'

/** Divisions below one, to pick from; nothing while there is no parent. */
function useBelow(parent: string | null) {
  return useQuery(parent === null ? null : `divisions/${parent}`, () => divisions(parent ?? '')).data?.items ?? []
}

/** 区县: province, city and county from the national division codes; its names can be changed. */
export function RegionStep({ standing, onStored, onLater }: StepProps) {
  const { version, ...facts } = standing.region
  const [province, setProvince] = useState('')
  const [city, setCity] = useState('')
  const [county, setCounty] = useState(facts.code)
  const [name, setName] = useState(facts.name)
  const [shortName, setShortName] = useState(facts.shortName)
  const provinces = useBelow('')
  const cities = useBelow(province || null)
  const counties = useBelow(city || null)
  const { busy, run, at, rest } = useAction()
  const nameOf = (list: { code: string; name: string }[], code: string) =>
    list.find((item) => item.code === code)?.name ?? ''
  const pick = (code: string) => {
    const names = districtNames(nameOf(provinces, province), nameOf(cities, city), nameOf(counties, code))
    setCounty(code)
    setName(names.name)
    setShortName(names.shortName)
  }
  const store = () => run(async () => onStored(await setRegion({ ...facts, version, code: county, name, shortName })))
  return (
    <Card>
      <Heading level={2}>这是哪个区县</Heading>
      {facts.code ? <Text className="muted">{`现在是${facts.name}（${facts.code}）。`}</Text> : null}
      <PickField
        label="省（自治区、直辖市）"
        value={province}
        choices={provinces}
        onPick={(code) => {
          setProvince(code)
          setCity('')
        }}
      />
      {province ? <PickField label="市（地、州、盟）" value={city} choices={cities} onPick={setCity} /> : null}
      {city ? (
        <PickField label="县（市、区、旗）" value={county} choices={counties} issues={at('code')} onPick={pick} />
      ) : null}
      {county ? (
        <>
          <Field label="区县全称" value={name} issues={at('name')} onChange={setName} />
          <Field label="区县简称" value={shortName} issues={at('shortName')} onChange={setShortName} />
          <Text className="muted">全称用在正式文件上，简称用在“某某政务公开”这样的标题里。</Text>
        </>
      ) : null}
      <Refused texts={rest('name', 'shortName', ...(city ? ['code'] : []))} />
      <View className="row after">
        <Button disabled={busy || !county} onPress={store}>
          保存并继续
        </Button>
        {facts.code ? (
          <Button kind="plain" onPress={onLater}>
            不改，下一步
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
