// @ts-check
// The embedded engine says it is ready for the next query twice when a prepared statement fails: at the error, and at
// the Sync that follows. A client takes the second one for the end of its next query, and gives one query the rows of
// another. Only a simple query and a Sync may be answered that way; here the word is taken off all other answers.

/** Prepared-statement messages: Parse, Bind, Describe, Execute, Close, Flush. */
const withoutReady = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)))
const largeAnswer = 65_536 // bytes; a smaller one is passed on in one piece
const readyLength = 6 // 'Z', the length 5 in four bytes, the state of the transaction

/** @param {Buffer} end the last bytes of an answer */
function isReady(end) {
  // No other message ends like this: the rest end with a zero byte, or are shorter.
  return end.length === readyLength && end[0] === 0x5a && end.readInt32BE(1) === 5
}

/** @typedef {Pick<import('@electric-sql/pglite').PGlite, 'execProtocolRawStream'>} Engine */

/**
 * Watches for the error an engine ends with (a full disk, for one): it would spin for ever at the next message.
 *
 * @param {Engine} database
 * @param {(words: string) => void} ended
 */
export function watchForTheEnd(database, ended) {
  const execute = database.execProtocolRawStream.bind(database)
  database.execProtocolRawStream = async (message, options) => {
    let first = true
    await execute(message, {
      ...options,
      onRawData(bytes) {
        options.onRawData(bytes)
        // Only the start of an answer is known to be the start of a message: 'E', its length, then its fields.
        const isError = first && bytes[0] === 'E'.charCodeAt(0)
        first = false
        const fields = isError ? Buffer.from(bytes.subarray(5)).toString('utf8').split('\0') : []
        if (/^S(FATAL|PANIC)$/.test(fields[0] ?? ''))
          ended(fields.find((field) => field.startsWith('M'))?.slice(1) ?? '')
      },
    })
  }
}

/**
 * Corrects the answers of an engine in place.
 *
 * @param {Engine} database
 */
export function answerReadyOnce(database) {
  const execute = database.execProtocolRawStream.bind(database)
  database.execProtocolRawStream = async (message, options) => {
    if (!withoutReady.has(message[0] ?? 0)) return await execute(message, options)
    let held = Buffer.alloc(0)
    await execute(message, {
      ...options,
      onRawData(bytes) {
        held = Buffer.concat([held, bytes])
        if (held.length < largeAnswer) return
        options.onRawData(held.subarray(0, -readyLength))
        held = held.subarray(-readyLength)
      },
    })
    const rest = isReady(held.subarray(-readyLength)) ? held.subarray(0, -readyLength) : held
    if (rest.length > 0) options.onRawData(rest)
  }
}
