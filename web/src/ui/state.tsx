import { CircleSlash, CloudOff, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../http.ts'
import { useText } from '../message/text.ts'

const barWidths = [92, 69, 46, 73, 88, 55, 80, 62] as const

/** Waiting, in the shape of what will come: a few quiet bars, and words for a screen reader. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  const text = useText()
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{text('state.loading')}</span>
      {barWidths.slice(0, lines).map((width) => (
        <span className="loading-bar" key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}

interface NoticeProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly role?: 'alert' | 'status'
}

function Notice({ icon, title, children, role }: NoticeProps) {
  return (
    <div className="notice" role={role}>
      <span className="notice-icon" aria-hidden="true">
        {icon}
      </span>
      <p className="notice-title">{title}</p>
      {children}
    </div>
  )
}

/** Nothing to show, and why. */
export function Empty({
  title,
  icon,
  children,
}: Pick<NoticeProps, 'title' | 'children'> & { readonly icon?: ReactNode }) {
  return (
    <Notice icon={icon ?? <CircleSlash size={22} />} title={title} role="status">
      {children}
    </Notice>
  )
}

/** A request that failed: what happened, what the hub said, and a way to try again. */
export function Fault({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const text = useText()
  const kind = error instanceof ApiError ? error.kind : 'server'
  return (
    <Notice
      icon={kind === 'offline' ? <CloudOff size={22} /> : <TriangleAlert size={22} />}
      title={text(kind === 'offline' ? 'state.offline' : kind === 'refused' ? 'state.refused' : 'state.fault')}
      role="alert"
    >
      <p className="notice-detail">{kind === 'offline' ? text('state.offlineHint') : error.message}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {text('state.retry')}
        </button>
      )}
    </Notice>
  )
}
