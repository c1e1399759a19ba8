import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Refusal, RefusalCode } from '@hub/prisma/refusal'
import { refusalOf } from '@hub/schema/error'
import type { FastifyReply, FastifyRequest } from 'fastify'

const document = fileURLToPath(new URL('../../web/dist/index.html', import.meta.url))

const statusOf: Readonly<Record<RefusalCode, number>> = {
  BAD_USER_INPUT: 400,
  TOO_LARGE: 400,
  NOT_PUBLISHED: 404,
  NOT_FOUND: 404,
  GONE: 410,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The document of the pages with what was refused in its head; undefined while the client is not built. */
async function pageOf({ extensions, plain }: Refusal): Promise<string | undefined> {
  const said = JSON.stringify({ ...extensions, words: plain }).replace(/[&<>"]/g, (sign) => escapes[sign] ?? '')
  const html = await readFile(document, 'utf8').catch(() => undefined)
  return html?.replace('</head>', () => `<meta name="refusal" content="${said}" />\n</head>`)
}

/**
 * Answers a deliberate refusal with its status: a page of the client to whoever follows an address in a browser, which says it in the
 * reader's language, and `{ "error": … }` to programs, which ask for no `text/html`. Anything else is thrown on.
 */
export async function answerRefusal(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const refusal = refusalOf(error)
  if (!refusal) throw error
  const reads = (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html') === true
  const page = reads ? await pageOf(refusal) : undefined
  const vary = String(reply.getHeader('vary') ?? '')
  reply.status(statusOf[refusal.extensions.code]).header('vary', vary === '' ? 'accept' : `${vary}, accept`)
  return page === undefined ? reply.send({ error: refusal.plain }) : reply.type('text/html; charset=utf-8').send(page)
}
