import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'

/** Serves PostGraphile 4 over the hub's own tables and the functions of `bench`, tuned as its documentation advises for production. */
const [url = '', port = '0'] = process.argv.slice(2)
const handler = postgraphile(url, ['bench', 'live'], {
  disableQueryLog: true,
  disableDefaultMutations: true,
  dynamicJson: true,
  graphiql: false,
  ignoreRBAC: true,
  ignoreIndexes: false,
  retryOnInitFail: false,
  legacyRelations: 'omit',
})
const server = createServer(handler)
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : port}\n`)
})
