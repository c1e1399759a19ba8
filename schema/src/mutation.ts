import { builder } from './builder.ts'

builder.mutationType({
  description:
    'Everything that can be changed. All but `submitTip` and `followUpTip` need an account with the scope that is named.',
})
