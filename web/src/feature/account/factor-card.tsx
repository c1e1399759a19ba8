import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { Badge } from '../../ui/badge.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import type { Me } from './account-page.tsx'
import { CodeSheet } from './code-sheet.tsx'
import { NewFactor } from './new-factor.tsx'
import { ProofForm } from './proof-form.tsx'
import { beginSecondFactorMutation, confirmSecondFactorMutation, removeSecondFactorMutation } from './query.ts'

interface FactorCardProps {
  readonly me: Me
  readonly onChanged: () => Promise<void>
}

/** The second factor: off, being set up, or on; its recovery codes are shown once, when it is turned on. */
export function FactorCard({ me, onChanged }: FactorCardProps) {
  const text = useText()
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = useMutation({ mutationFn: () => run(beginSecondFactorMutation, {}, { as: 'viewer' }), gcTime: 0 })
  const factor = me.secondFactor
  const made = begin.data?.beginSecondFactor
  return (
    <section className="card" aria-labelledby="factor-title">
      <h2 id="factor-title">
        {text('factor.title')}{' '}
        <Badge tone={factor?.active ? 'good' : factor?.advised ? 'warn' : 'plain'}>
          {text(factor?.active ? 'factor.on' : 'factor.off')}
        </Badge>
      </h2>
      {codes ? (
        <CodeSheet codes={codes} name={me.name ?? ''} onStored={() => setCodes(undefined)} />
      ) : factor?.active ? (
        <>
          <p>{text('factor.left', { count: factor.recoveryCodesLeft })}</p>
          <ProofForm
            label={text('factor.removeCode')}
            submit={text('factor.remove')}
            send={(code) => run(removeSecondFactorMutation, { input: { code } }, { as: 'viewer' }).then(onChanged)}
          />
        </>
      ) : made ? (
        <NewFactor
          uri={made.uri}
          secret={made.secret}
          send={async (code) => {
            const done = await run(confirmSecondFactorMutation, { input: { code } }, { as: 'viewer' })
            setCodes(done.confirmSecondFactor)
            begin.reset()
            await onChanged()
          }}
          onCancel={() => begin.reset()}
        />
      ) : (
        <>
          <p>{text('factor.lead')}</p>
          {factor?.advised && <p className="advice">{text('factor.advised')}</p>}
          <FormFault words={refusalWords(begin.error, text)} />
          <button type="button" className="button" onClick={() => begin.mutate()}>
            {text('factor.begin')}
          </button>
        </>
      )}
    </section>
  )
}
