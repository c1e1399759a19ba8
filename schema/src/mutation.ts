import { builder } from './builder.ts'

builder.mutationType({
  description:
    'Everything that can be changed. All but `submitTip`, `followUpTip` and signing in need an account, with the scope that is named or with a signed-in session.',
})
