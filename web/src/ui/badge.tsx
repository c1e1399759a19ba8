import type { ReactNode } from 'react'

/** A state in a word. Its tone adds to the word and never stands for it. */
export function Badge({
  tone,
  children,
}: {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
  readonly children: ReactNode
}) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  )
}
