import { useText } from '../../message/text.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { CopyButton } from '../../ui/shown-once.tsx'
import { ProofForm } from './proof-form.tsx'

interface NewFactorProps {
  readonly uri: string
  readonly secret: string
  readonly send: (code: string) => Promise<void>
  readonly onCancel: () => void
}

/** A key for an authenticator app, as a picture and as letters, and the first code that proves it arrived there. */
export function NewFactor({ uri, secret, send, onCancel }: NewFactorProps) {
  const text = useText()
  return (
    <div className="new-factor">
      <div>
        <p>{text('factor.scan')}</p>
        <QrCode text={uri} label={text('factor.qr')} />
      </div>
      <div className="new-factor-rest">
        <p>{text('factor.secret')}</p>
        <output className="shown-once-value" aria-label={text('factor.secret')}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </output>
        <CopyButton value={secret} words={{ copy: text('once.copy'), copied: text('once.copied') }} />
        <ProofForm label={text('factor.firstCode')} submit={text('factor.confirm')} numeric send={send}>
          <button type="button" className="button" onClick={onCancel}>
            {text('factor.cancel')}
          </button>
        </ProofForm>
      </div>
    </div>
  )
}
