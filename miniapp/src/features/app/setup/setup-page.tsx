import '@/styles/entry-form.scss'
import '@/styles/setup.scss'
import { SETUP_STEPS, type SetupStanding, type SetupStep } from '@gongkai/shared/app/setup/setup.contract'
import { nextStep } from '@gongkai/shared/app/setup/setup-steps'
import { Text } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { done, startAt } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { StepChips, showTop } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Loaded } from '@/ui/views'
import { AccountsStep } from './accounts-step'
import { AgenciesStep } from './agencies-step'
import { setup } from './api'
import { DomainsStep } from './domains-step'
import { RegionStep } from './region-step'
import { RoundStep } from './round-step'
import { SiteStep } from './site-step'
import type { StepProps } from './step'
import { TownsStep } from './towns-step'

const STEPS: Readonly<Record<SetupStep, (props: StepProps) => ReactNode>> = {
  region: RegionStep,
  towns: TownsStep,
  agencies: AgenciesStep,
  domains: DomainsStep,
  site: SiteStep,
  round: RoundStep,
  accounts: AccountsStep,
}
const after = (step: SetupStep): SetupStep => {
  const codes = SETUP_STEPS.map(({ code }) => code)
  return codes[codes.indexOf(step) + 1] ?? 'accounts'
}

/** 设置区县: each step is stored by itself, so that it can be left and taken up again anywhere. */
export function SetupPage() {
  const query = useQuery('setup', setup)
  return (
    <PageShell>
      <Loaded query={query}>{(standing) => <Steps standing={standing} onStored={query.set} />}</Loaded>
    </PageShell>
  )
}

function Steps({ standing, onStored }: Pick<StepProps, 'standing' | 'onStored'>) {
  const [current, setCurrent] = useState<SetupStep>(() => nextStep(standing))
  useEffect(showTop, [current])
  const Step = STEPS[current]
  const doneOf = (code: SetupStep) => standing.steps.find((step) => step.code === code)?.done ?? false
  const stored = (answer: SetupStanding) => {
    onStored(answer)
    done('已保存')
    setCurrent(after(current))
  }
  return (
    <>
      <StepChips
        label="设置步骤"
        steps={SETUP_STEPS.map(({ code, label }) => ({
          name: label,
          mark: doneOf(code) ? '✓' : '',
          hint: standing.steps.find((step) => step.code === code)?.text ?? '',
        }))}
        current={SETUP_STEPS.findIndex(({ code }) => code === current)}
        onPick={(index) => setCurrent(SETUP_STEPS[index]?.code ?? current)}
      />
      {standing.done ? (
        <Card>
          <Heading level={2}>设置已经完成</Heading>
          <Text className="muted">各单位可以登录，编制轮次已经开始。以后的改动在“管理”里办理，也可以回到这里。</Text>
          <Button onPress={() => startAt('todo')}>到工作台</Button>
        </Card>
      ) : null}
      <Step
        key={`${current}/${standing.region.version}`}
        standing={standing}
        onStored={stored}
        onLater={() => setCurrent(after(current))}
      />
      <Text className="muted">每一步保存后立即生效，可以随时离开，下次从没有完成的一步继续。</Text>
    </>
  )
}
