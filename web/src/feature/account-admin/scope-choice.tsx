import { useText } from '../../message/text.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { knownScopes, scopeWord, writingScopes } from '../shell/scope-word.ts'

interface ScopeChoiceProps {
  readonly chosen: readonly string[]
  readonly viewOnly: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

/** The scopes of an account; those that write cannot be given to one that may only look. */
export function ScopeChoice({ chosen, viewOnly, onChange }: ScopeChoiceProps) {
  const text = useText()
  return (
    <ChoiceList
      legend={text('admin.scopes')}
      options={knownScopes.map((scope) => ({
        value: scope,
        label: scopeWord(scope, text),
        disabled: viewOnly && writingScopes.has(scope),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
