import '../../style/address.css'
import { CircleHelp, X } from 'lucide-react'
import { useState } from 'react'
import type { AddressPart } from '../../address-query.ts'
import { useText } from '../../message/text.ts'

/** Of a long text the beginning is enough to find it in the address. */
const longest = 40
const clipped = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

interface AddressNoticeProps {
  /** What the page cannot use of its address: what makes no sense, and what the hub does not have. */
  readonly parts: readonly AddressPart[]
  /** What the page shows instead, in words. */
  readonly shown: string
}

/** Says in a line which parts of the address the page cannot use, and what it shows instead; nothing when it can use all of them. */
export function AddressNotice({ parts, shown }: AddressNoticeProps) {
  const text = useText()
  const words = parts.map((part) => `“${part.name}=${clipped(part.text)}”`).join(', ')
  const [closed, close] = useState('')
  if (parts.length === 0 || closed === words) return null
  return (
    <div className="address-notice no-print" role="status">
      <CircleHelp size={17} aria-hidden="true" />
      <p>{text('address.unknown', { parts: words, shown })}</p>
      <button type="button" className="icon-button" aria-label={text('address.close')} onClick={() => close(words)}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
