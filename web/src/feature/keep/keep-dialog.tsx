import '../../style/account.css'
import '../../style/take.css'
import { Check, Link2, Pencil, Share2, Trash2, X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../../message/text.ts'
import { TextField } from '../../ui/text-field.tsx'
import { searchFromView, viewFromSearch } from '../../url-state.ts'
import { hashFromViews, type KeptView, longestName, renamed, viewsFromHash, without, withView } from './kept-view.ts'
import { useKeptViews } from './use-kept-views.ts'

interface KeepDialogProps {
  /** The shown view in a few words: the name that is offered, and what a link to it holds. */
  readonly words: string
  readonly onOpen: (search: string) => void
  readonly onClose: () => void
}

/** Views kept on this device, and links: to what is shown, and to all that is kept. */
export function KeepDialog({ words, onOpen, onClose }: KeepDialogProps) {
  const text = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [views, keep] = useKeptViews()
  const [name, setName] = useState(words)
  const [said, setSaid] = useState('')
  const [brought, setBrought] = useState(() => viewsFromHash(location.hash))
  useEffect(() => dialog.current?.showModal(), [])
  // Written anew: a link holds what is shown, and not the language of whoever sends it.
  const search = searchFromView(viewFromSearch(location.search))
  const store = (next: readonly KeptView[], done: string) =>
    setSaid(text(keep(next) ? 'keep.done' : 'keep.noStorage', { done }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') store(withView(views, { name, search }), text('keep.saved', { name: name.trim() }))
  }
  const copy = async (address: string, done: string) => {
    try {
      await navigator.clipboard.writeText(address)
      setSaid(done)
    } catch {
      // No right to the clipboard, or a page without a certificate: the address is shown to be copied by hand.
      setSaid(text('keep.copyByHand', { address }))
    }
  }
  const here = `${location.origin}/map${search ? `?${search}` : ''}`
  const all = `${location.origin}/map#${hashFromViews(views)}`
  return (
    <dialog ref={dialog} className="take keep" aria-labelledby="keep-title" onClose={onClose}>
      <header className="take-head">
        <h2 id="keep-title">{text('work.keep')}</h2>
        <button
          type="button"
          className="icon-button"
          onClick={() => dialog.current?.close()}
          aria-label={text('panel.close')}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <div className="keep-body">
        {brought.length > 0 && (
          <section className="keep-brought" aria-label={text('keep.brought', { count: brought.length })}>
            <p>{text('keep.brought', { count: brought.length })}</p>
            <ul>
              {brought.map((view) => (
                <li key={view.name}>{view.name}</li>
              ))}
            </ul>
            <button
              type="button"
              className="button"
              onClick={() => {
                store(
                  [...brought].reverse().reduce(withView, [...views]),
                  text('keep.taken', { count: brought.length }),
                )
                setBrought([])
                history.replaceState(history.state, '', location.pathname + location.search)
              }}
            >
              <Check size={16} aria-hidden="true" /> {text('keep.take')}
            </button>
          </section>
        )}
        <section aria-labelledby="keep-share">
          <h3 id="keep-share">{text('keep.share')}</h3>
          <p className="quiet">{text('keep.shareHolds', { words })}</p>
          <div className="take-actions">
            <button type="button" className="button primary" onClick={() => void copy(here, text('keep.copied'))}>
              <Link2 size={16} aria-hidden="true" /> {text('keep.copy')}
            </button>
            {'share' in navigator && (
              <button
                type="button"
                className="button"
                onClick={() => void navigator.share({ title: words, url: here }).catch(() => undefined)}
              >
                <Share2 size={16} aria-hidden="true" /> {text('keep.send')}
              </button>
            )}
          </div>
        </section>
        <section aria-labelledby="keep-views">
          <h3 id="keep-views">{text('keep.views')}</h3>
          <form className="draw-form keep-form" onSubmit={submit}>
            <TextField label={text('keep.name')} value={name} onChange={setName} maxLength={longestName} />
            <button type="submit" className="button" disabled={name.trim() === ''}>
              {text('keep.save')}
            </button>
          </form>
          {views.length === 0 ? (
            <p className="quiet">{text('keep.none')}</p>
          ) : (
            <ul className="keep-list">
              {views.map((view) => (
                <KeptRow
                  key={view.name}
                  view={view}
                  onOpen={() => {
                    onOpen(view.search)
                    dialog.current?.close()
                  }}
                  onRename={(next) => store(renamed(views, view.name, next), text('keep.saved', { name: next }))}
                  onRemove={() => store(without(views, view.name), text('keep.removed', { name: view.name }))}
                />
              ))}
            </ul>
          )}
          {views.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => void copy(all, text('keep.copiedAll', { count: views.length }))}
            >
              <Link2 size={16} aria-hidden="true" /> {text('keep.copyAll')}
            </button>
          )}
          <p className="quiet">{text('keep.onDevice')}</p>
        </section>
        <p className="take-status" role="status">
          {said}
        </p>
      </div>
    </dialog>
  )
}

interface KeptRowProps {
  readonly view: KeptView
  readonly onOpen: () => void
  readonly onRename: (name: string) => void
  readonly onRemove: () => void
}

function KeptRow({ view, onOpen, onRename, onRemove }: KeptRowProps) {
  const text = useText()
  const [name, setName] = useState<string | null>(null)
  if (name !== null)
    return (
      <li>
        <form
          className="draw-form keep-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') onRename(name.trim())
            setName(null)
          }}
        >
          <TextField label={text('keep.newName')} value={name} onChange={setName} maxLength={longestName} autoFocus />
          <button type="submit" className="button">
            {text('keep.save')}
          </button>
        </form>
      </li>
    )
  return (
    <li>
      <button type="button" className="link" onClick={onOpen}>
        {view.name}
      </button>
      <button
        type="button"
        className="icon-button"
        onClick={() => setName(view.name)}
        aria-label={text('keep.rename', { name: view.name })}
      >
        <Pencil size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        onClick={onRemove}
        aria-label={text('keep.remove', { name: view.name })}
      >
        <Trash2 size={16} aria-hidden="true" />
      </button>
    </li>
  )
}
