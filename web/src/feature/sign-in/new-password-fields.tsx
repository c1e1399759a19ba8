import { useState } from 'react'
import type { MessageId } from '../../message/text.ts'
import { useText } from '../../message/text.ts'
import { PasswordField } from '../../ui/text-field.tsx'
import { passwordFault } from './refusal.ts'

/** A new password while it is typed, twice, and what is wrong with it. */
export interface NewPassword {
  readonly password: string
  readonly repeated: string
  readonly fault: MessageId | undefined
  readonly good: boolean
  setPassword(password: string): void
  setRepeated(repeated: string): void
}

/** Holds a new password while it is typed. */
export function useNewPassword(name: string): NewPassword {
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const fault = passwordFault(password, name)
  return { password, repeated, fault, good: !fault && password === repeated, setPassword, setRepeated }
}

interface NewPasswordFieldsProps {
  readonly wanted: NewPassword
  readonly tried: boolean
  readonly name: string
}

/** The two fields of a new password. The name stands beside them unseen, so that password managers keep both together. */
export function NewPasswordFields({ wanted, tried, name }: NewPasswordFieldsProps) {
  const text = useText()
  const words = { show: text('signIn.showPassword'), hide: text('signIn.hidePassword') }
  const differs = tried && !wanted.fault && wanted.password !== wanted.repeated
  return (
    <>
      <PasswordField
        label={text('signIn.newPassword')}
        hint={text('signIn.newPasswordHint')}
        value={wanted.password}
        onChange={wanted.setPassword}
        fault={tried && wanted.fault ? text(wanted.fault) : undefined}
        autoComplete="new-password"
        words={words}
        required
      />
      <PasswordField
        label={text('signIn.repeat')}
        value={wanted.repeated}
        onChange={wanted.setRepeated}
        fault={differs ? text('signIn.notSame') : undefined}
        autoComplete="new-password"
        words={words}
        required
      />
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
    </>
  )
}
