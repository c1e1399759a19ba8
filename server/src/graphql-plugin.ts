import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { recordOperation } from '@hub/prisma/data/audit'
import type { Context } from '@hub/schema/context'
import { Refusal } from '@hub/schema/error'
import { isAudited, readIn } from '@hub/schema/recording'
import { type FragmentDefinitionNode, GraphQLError, type SelectionSetNode, type ValidationRule } from 'graphql'
import type { ProcessLimit } from './rate-limit.ts'

/** A refusal that Apollo passes on with an HTTP status of its own. */
export function refusalWithStatus(refusal: Refusal, status: number): GraphQLError {
  return new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: { ...refusal.extensions, http: { status } },
  })
}

/** Refuses operations with more aliases than `most`: each is one more run of a resolver. */
export function aliasLimit(most: number): ValidationRule {
  const rule = maxAliasesRule({
    n: most,
    propagateOnRejection: false,
    onReject: [
      (context, error) => {
        if (!context) throw error
        const message = `This operation has more than ${most} aliases. Ask in several requests.`
        context.reportError(new GraphQLError(message, { extensions: { code: 'TOO_LARGE', limit: most } }))
      },
    ],
  })
  return (context) => ({ OperationDefinition: rule(context).OperationDefinition })
}

/** Names of the root fields of an operation, those in fragments as well, each as often as it is asked for. */
function rootFields({ operation, document }: Pick<GraphQLRequestContext<Context>, 'operation' | 'document'>): string[] {
  const fragments = new Map(
    document?.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === 'FragmentDefinition')
      .map((one) => [one.name.value, one.selectionSet]),
  )
  const namesIn = (set: SelectionSetNode | undefined): string[] =>
    set?.selections.flatMap((one) => {
      if (one.kind === 'Field') return [one.name.value]
      return namesIn(one.kind === 'InlineFragment' ? one.selectionSet : fragments.get(one.name.value))
    }) ?? []
  return namesIn(operation?.selectionSet)
}

/** One audit entry for each operation of an account, committed before the answer leaves. A write has its own, kept with it. */
export const auditPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, operation, operationName, document }) {
        if (contextValue.viewer.accountId === null || !operation || isAudited(contextValue)) return
        const records = readIn(contextValue)
        await recordOperation(contextValue.db, contextValue.viewer.access, {
          action: operation.operation === 'query' ? 'query' : 'mutation',
          operation: operationName ?? null,
          subject: records.length === 1 ? records[0] : null,
          requestId: contextValue.requestId,
          detail: { fields: [...new Set(rootFields({ operation, document }))], ...(records.length > 1 && { records }) },
        })
      },
    }
  },
}

const signInFields = new Set(['viewer', 'signIn', 'signInByLink', 'signOut', '__typename'])

/** Somebody whose session has ended must not be taken for the public without a word: they are told, and may sign in again. */
export const endedPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation(asked) {
        if (!asked.contextValue.entrance?.ended || rootFields(asked).every((name) => signInFields.has(name))) return
        const words =
          'This session has ended. Sign in again; what is asked for after this is answered as for the public.'
        throw refusalWithStatus(new Refusal('UNAUTHENTICATED', words, { reason: 'SESSION_ENDED' }), 401)
      },
    }
  },
}

const tipFields = new Set(['submitTip', 'followUpTip'])

/** The public may file tips without limit of person, but not flood: counted for the process, never by address. */
export function tipLimitPlugin(limit: ProcessLimit): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation(asked) {
          const calls = rootFields(asked).filter((name) => tipFields.has(name))
          if (calls.every(() => limit.take())) return
          const words = 'Many tips are coming in just now. Wait a minute and send it again, or call 111.'
          throw refusalWithStatus(new Refusal('TOO_MANY_REQUESTS', words), 429)
        },
      }
    },
  }
}

/** Tells of public queries that were answered without a fault: their answer stays the same until the next release. */
export function faultlessPlugin(tell: (context: Context) => void): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, operation, response }) {
          if (contextValue.viewer.accountId !== null || operation?.operation !== 'query') return
          if (response.body.kind === 'single' && !response.body.singleResult.errors) tell(contextValue)
        },
      }
    },
  }
}

/**
 * Lets clients keep public answers to GET and ask about them by their ETag; all else is to be stored nowhere, as the route says.
 * An answer with a fault in it is nothing to come back to.
 *
 * @param etagOf the ETag of an operation that came by GET without an account
 */
export function publicCachePlugin(etagOf: (context: Context) => string | undefined): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const etag = etagOf(contextValue)
          if (etag === undefined || response.body.kind !== 'single' || response.body.singleResult.errors) return
          response.http.headers.set('cache-control', 'no-cache')
          response.http.headers.set('etag', etag)
        },
      }
    },
  }
}
