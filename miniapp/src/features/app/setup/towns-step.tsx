import { isVirtual, townUnitName, villageUnitName } from '@gongkai/shared/app/setup/division-names'
import type { AddedUnit, Division } from '@gongkai/shared/app/setup/setup.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Loaded, Refused } from '@/ui/views'
import { addUnits, divisions } from './api'
import { linesOf } from './lines-of'
import type { StepProps } from './step'
import { TownChoice } from './town-choice'

/** 镇村: the towns and villages of the county, all chosen at first, each of which can be left out or called otherwise. */
export function TownsStep(props: StepProps) {
  const { code } = props.standing.region
  const query = useQuery(code ? `divisions/${code}` : null, () => divisions(code))
  return (
    <Card>
      <Heading level={2}>镇（街道）和村（社区）</Heading>
      {code ? (
        <Loaded query={query}>{({ items }) => <Towns {...props} towns={items} />}</Loaded>
      ) : (
        <Text className="muted">请先选择区县。</Text>
      )}
    </Card>
  )
}

function Towns({ standing, onStored, onLater, towns }: StepProps & { towns: Division[] }) {
  const held = new Set(standing.towns.map(({ code }) => code))
  const offered = towns.filter(({ code }) => !held.has(code))
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        towns
          .flatMap(({ code, name, children = [] }) => [{ code, name }, ...children])
          .filter(({ name }) => isVirtual(name))
          .map(({ code }) => code),
      ),
  )
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [more, setMore, sent] = useKept('setup/more-towns', '')
  const { busy, run, errors } = useAction()
  const choose = (codes: readonly string[], on: boolean) =>
    setLeft(new Set(on ? [...left].filter((code) => !codes.includes(code)) : [...left, ...codes]))
  const chosen = offered.filter(({ code }) => !left.has(code))
  const units: AddedUnit[] = [
    ...chosen.flatMap(({ code, name, children = [] }): AddedUnit[] => [
      { kind: 'town', code, name: names[code] ?? townUnitName(name) },
      ...children
        .filter((village) => !left.has(village.code))
        .map(
          (village): AddedUnit => ({
            ...{ kind: 'village', code: village.code, parent: code },
            name: names[village.code] ?? villageUnitName(name, village.name),
          }),
        ),
    ]),
    ...linesOf(more).map((name): AddedUnit => ({ kind: 'town', name })),
  ]
  const store = () =>
    run(async () => {
      const stored = await addUnits({ units })
      sent()
      onStored(stored)
    })
  const codes = offered.map(({ code }) => code)
  return (
    <>
      {standing.towns.length > 0 ? (
        <Text className="muted">{`已有：${standing.towns.map(({ name }) => name).join('、')}。更名、停用在“管理—单位”里办理。`}</Text>
      ) : null}
      {offered.length > 0 ? (
        <>
          <Text className="muted">
            名单来自统计用区划代码（2023年），与实际不符的可以改名或去掉。村（社区）由镇（街道）委托填报。
          </Text>
          <View className="row">
            <Button kind="link" onPress={() => choose(codes, true)}>
              全选
            </Button>
            <Button kind="link" onPress={() => choose(codes, false)}>
              全不选
            </Button>
          </View>
          {offered.map((town) => (
            <TownChoice
              key={town.code}
              town={town}
              left={left}
              names={names}
              onChoose={choose}
              onName={(code, name) => setNames({ ...names, [code]: name })}
            />
          ))}
        </>
      ) : null}
      <Field multiline label="名单里没有的镇（街道、园区），每行一个" value={more} onChange={setMore} />
      <Refused texts={errors} />
      <View className="row after">
        <Button disabled={busy || units.length === 0} onPress={store}>
          {`新增 ${units.length} 个单位并继续`}
        </Button>
        {held.size > 0 ? (
          <Button kind="plain" onPress={onLater}>
            不再增加，下一步
          </Button>
        ) : null}
      </View>
    </>
  )
}
