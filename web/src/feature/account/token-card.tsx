import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { run } from '../../api.ts'
import { formatDay } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { scopeWord } from '../shell/scope-word.ts'
import { refusalWords } from '../sign-in/refusal.ts'
import type { Me } from './account-page.tsx'
import { revokeTokenMutation } from './query.ts'
import { TokenForm } from './token-form.tsx'

interface TokenCardProps {
  readonly me: Me
  readonly onChanged: () => Promise<void>
}

/** The tokens of one's programs: what each may, until when, and how to take it back. */
export function TokenCard({ me, onChanged }: TokenCardProps) {
  const text = useText()
  const revoke = useMutation({
    mutationFn: (id: string) => run(revokeTokenMutation, { input: { id } }, { as: 'viewer' }),
    gcTime: 0,
    onSettled: onChanged,
  })
  return (
    <section className="card" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{text('tokens.title')}</h2>
      <p className="hint">{text('tokens.lead')}</p>
      {me.tokens.length === 0 ? (
        <p className="rows-none">{text('tokens.none')}</p>
      ) : (
        <ul className="rows">
          {me.tokens.map((token) => {
            const name = token.label ?? text('tokens.unnamed')
            return (
              <li key={token.id}>
                <KeyRound size={18} aria-hidden="true" />
                <span>
                  <strong>{name}</strong>
                  <small>{token.scopes.map((scope) => scopeWord(scope, text)).join('; ')}</small>
                  <small>
                    {text('tokens.facts', {
                      created: formatDay(token.createdAt),
                      expires: formatDay(token.expiresAt),
                      used: token.lastUsedOn
                        ? text('tokens.usedOn', { day: formatDay(token.lastUsedOn) })
                        : text('tokens.neverUsed'),
                    })}
                  </small>
                </span>
                <button
                  type="button"
                  className="button"
                  aria-label={text('tokens.revokeNamed', { name })}
                  onClick={() => revoke.mutate(token.id)}
                >
                  {text('tokens.revoke')}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <FormFault words={refusalWords(revoke.error, text)} />
      {me.scopes.length > 0 && <TokenForm scopes={me.scopes.map(({ name }) => name)} onIssued={onChanged} />}
    </section>
  )
}
