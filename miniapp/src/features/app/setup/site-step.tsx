import type { SiteFooter } from '@gongkai/shared/base/region/region-facts'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { setRegion } from './api'
import type { StepProps } from './step'

const FIELDS: readonly { of: keyof SiteFooter; label: string; placeholder: string }[] = [
  { of: 'organiser', label: '主办单位', placeholder: '某某区人民政府办公室' },
  { of: 'phone', label: '联系电话', placeholder: '区号-号码' },
  { of: 'icp', label: 'ICP备案号', placeholder: '如 闽ICP备00000000号' },
  { of: 'policeRecord', label: '公安备案号', placeholder: '如 闽公网安备 00000000000000号' },
  { of: 'siteCode', label: '政府网站标识码', placeholder: '10 位数字' },
]

/** 网站: the government site and the foot of the public pages. */
export function SiteStep({ standing, onStored, onLater }: StepProps) {
  const { version, ...facts } = standing.region
  const [site, setSite] = useState(facts.officialSite)
  const [footer, setFooter] = useState(facts.footer)
  const { busy, run, at, rest } = useAction()
  const store = () => run(async () => onStored(await setRegion({ ...facts, version, officialSite: site, footer })))
  return (
    <Card>
      <Heading level={2}>政府网站和页脚</Heading>
      <Text className="muted">显示在公众页面的底部和网站数据包里，没有的可以空着，以后再填。</Text>
      <Field
        personal="asked-for"
        label="政府网站地址"
        placeholder="https://"
        value={site}
        issues={at('officialSite')}
        onChange={setSite}
      />
      {FIELDS.map(({ of, label, placeholder }) => (
        <Field
          key={of}
          label={label}
          placeholder={placeholder}
          value={footer[of]}
          issues={at(`footer/${of}`)}
          onChange={(text) => setFooter({ ...footer, [of]: text })}
        />
      ))}
      <Refused texts={rest('officialSite', 'footer')} />
      <View className="row after">
        <Button disabled={busy} onPress={store}>
          保存并继续
        </Button>
        <Button kind="plain" onPress={onLater}>
          以后再填
        </Button>
      </View>
    </Card>
  )
}
