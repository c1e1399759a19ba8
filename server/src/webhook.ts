import { createHmac } from 'node:crypto'
import { claimDelivery, type Delivery, noteDelivery } from '@hub/prisma/data/alert-delivery'
import type { Database } from '@hub/prisma/database'

/** Where new alerts are told, and the secret that proves who tells them. */
export interface Webhook {
  readonly url: string
  readonly secret: string
}

/** How often it is looked whether a message is due. */
const everyMs = 15_000
/** How long the other side may take. */
const patienceMs = 10_000

/**
 * The signature of a message: HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal. Whoever holds the secret can
 * check that the hub sent just this, and by the timestamp that it is no old message sent again.
 *
 * @param timestamp seconds since 1970
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** Sends one message. Gives what went wrong, null when the other side took it with a status of 2xx. Redirects are not followed. */
async function send({ url, secret }: Webhook, { message, release }: Delivery): Promise<string | null> {
  const body = JSON.stringify(message)
  const timestamp = Math.floor(Date.now() / 1000)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'hub-webhook/1',
        // the same for every try of one message, so that the other side can pass over a second one
        'hub-delivery': `release-${release}`,
        'hub-timestamp': String(timestamp),
        'hub-signature': signatureOf(secret, timestamp, body),
      },
      body,
    })
    await answer.body?.cancel()
    return answer.status >= 200 && answer.status < 300 ? null : `status ${answer.status}`
  } catch (error) {
    // The cause names an address or a limit of time, never what was sent.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return String(cause instanceof Error ? cause.message : cause).slice(0, 200)
  }
}

/** Sends every message that is due, one after the other. */
export async function deliverDue(db: Database, webhook: Webhook, onFault: (fault: string) => void): Promise<void> {
  for (;;) {
    const delivery = await claimDelivery(db)
    if (!delivery) return
    const fault = await send(webhook, delivery)
    const givenUp = await noteDelivery(db, delivery, fault)
    if (fault !== null)
      onFault(
        `webhook: the alerts of release ${delivery.release} were not taken (try ${delivery.attempt}: ${fault})${givenUp ? '; given up' : ''}`,
      )
  }
}

/** Tells new alerts to the webhook while the hub runs. */
export function startDelivering(
  db: Database,
  webhook: Webhook,
  onFault: (fault: string) => void,
): { stop(): Promise<void> } {
  let under: Promise<void> | undefined
  const look = () => {
    under ??= deliverDue(db, webhook, onFault)
      .catch((error: unknown) => onFault(`webhook: ${String(error)}`))
      .finally(() => {
        under = undefined
      })
  }
  const timer = setInterval(look, everyMs).unref()
  look()
  return {
    async stop() {
      clearInterval(timer)
      await under
    },
  }
}
