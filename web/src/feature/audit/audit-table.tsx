import { formatSecond } from '../../format.ts'
import type { AuditLogQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { Explain } from '../../ui/explain.tsx'
import { actionWord } from './action-word.ts'
import { type AuditState, wholeLog } from './audit-state.ts'

type Entry = AuditLogQuery['auditEntries']['nodes'][number]

interface AuditTableProps {
  readonly entries: readonly Entry[]
  readonly caption: string
  readonly onShow: (state: AuditState) => void
}

/** Entries of the log, one a row; an account or a record can be pressed to see all that concerns it. */
export function AuditTable({ entries, caption, onShow }: AuditTableProps) {
  const text = useText()
  return (
    <div className="table-scroll">
      <table className="table audit-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('audit.at')}</th>
            <th scope="col">{text('audit.account')}</th>
            <th scope="col">{text('audit.action')}</th>
            <th scope="col">{text('audit.subject')}</th>
            <th scope="col">{text('audit.operation')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.hash}>
              <th scope="row" className="number">
                {formatSecond(entry.at)}
              </th>
              <td data-label={text('audit.account')}>
                <Filtering value={entry.account} onPress={(account) => onShow({ ...wholeLog, account })}>
                  {text(madeByRequest(entry) ? 'audit.public' : 'audit.commandLine')}
                </Filtering>
              </td>
              <td data-label={text('audit.action')}>{actionWord(entry.action, text)}</td>
              <td data-label={text('audit.subject')}>
                <Filtering value={entry.subject} onPress={(subject) => onShow({ ...wholeLog, subject })}>
                  –
                </Filtering>
              </td>
              <td data-label={text('audit.operation')}>
                <Explain
                  className="told-about"
                  title={actionWord(entry.action, text)}
                  label={entry.operation ?? text('audit.detail')}
                >
                  {() => <EntryDetail entry={entry} />}
                </Explain>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Whether an entry came with a request over the network: those of the hub are numbered by UUIDs, the command line says its own name. */
const madeByRequest = ({ requestId }: Entry) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(requestId ?? '')

interface FilteringProps {
  readonly value: string | null
  readonly onPress: (value: string) => void
  /** What stands where there is none. */
  readonly children: string
}

function Filtering({ value, onPress, children }: FilteringProps) {
  if (value === null) return <span className="quiet">{children}</span>
  return (
    <button type="button" className="link" onClick={() => onPress(value)}>
      {value}
    </button>
  )
}

/** What else an entry holds, and how it is chained. */
function EntryDetail({ entry }: { readonly entry: Entry }) {
  const text = useText()
  const lines = [
    [text('audit.request'), entry.requestId],
    [text('audit.chain'), `${entry.chain} · ${entry.number}`],
    [text('audit.hash'), entry.hash],
    [text('audit.before'), entry.previousHash],
  ] as const
  const detail = Object.keys(entry.detail ?? {}).length > 0 ? JSON.stringify(entry.detail, null, 1) : null
  return (
    <>
      {detail && <span className="popover-line audit-detail">{detail}</span>}
      {lines.map(
        ([term, words]) =>
          words && (
            <span key={term} className="popover-line audit-fact">
              <b>{term}</b> {words}
            </span>
          ),
      )}
    </>
  )
}
