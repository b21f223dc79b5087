import type { OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { editOrganisation } from '../../district/organisation/api'
import { FillsChoice } from './fills-choice'

/** The name of a unit, and what a town fills. */
export function Edit({
  unit: organisation,
  onSaved,
  onLook,
}: {
  unit: OrganisationDetail
  onSaved: (saved: OrganisationDetail) => void
  onLook: () => void
}) {
  const [name, setName, forgetName] = useTyped(organisation.name)
  const [fills, setFills, forgetFills] = useTyped(organisation.fills)
  const { busy, run, at, rest } = useAction(onLook)
  const locked = organisation.can.edit.length > 0
  return (
    <Card>
      <Heading level={2}>名称</Heading>
      <Field label="单位名称" value={name} issues={at('name')} disabled={locked} onChange={setName} />
      {organisation.kind === 'town' ? <FillsChoice fills={fills} disabled={locked} onChange={setFills} /> : null}
      <Text className="muted">更名后，原名称作为曾用名保留；已经发布的目录和留痕不变。</Text>
      <Refused texts={organisation.can.edit.map(({ text }) => text)} />
      <Refused texts={rest('name')} />
      <View className="row after">
        <Button
          disabled={busy || locked}
          onPress={() =>
            run(async () => {
              onSaved(await editOrganisation(organisation.code, { version: organisation.version, name, fills }))
              forgetName()
              forgetFills()
              done('已保存')
            })
          }
        >
          保存
        </Button>
      </View>
    </Card>
  )
}
