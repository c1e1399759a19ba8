import '../../style/tip.css'
import { DoorOpen, PhoneCall, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { useText } from '../../message/text.ts'
import { useRelease } from '../shell/release.ts'
import { FollowUpForm } from './follow-up-form.tsx'
import { TipForm } from './tip-form.tsx'

/** A page that nobody asks about; the one of the hub is replaced, so that going back does not return here. */
const harmlessPage = 'https://vi.wikipedia.org/'
const leave = () => location.replace(harmlessPage)

/** Time within which Escape must be pressed twice to leave, in milliseconds. */
const doublePressMs = 800

/** Escape twice leaves at once, for whoever cannot reach the button in time. */
function useEscapeTwice() {
  useEffect(() => {
    let last = 0
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      if (event.timeStamp - last < doublePressMs) leave()
      last = event.timeStamp
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** A safe place to tell something: no account, nothing kept on the device, a way out, and people to call. */
export default function TipPage() {
  const text = useText()
  const release = useRelease().data?.release
  useEscapeTwice()
  useEffect(() => {
    // The title stands in the browser's history and on the task bar: it says nothing of the page.
    document.title = 'Bắc Ninh'
  }, [])
  return (
    <div className="page tip">
      <div className="tip-leave">
        <button type="button" className="button leave" onClick={leave}>
          <DoorOpen size={18} aria-hidden="true" />
          {text('tip.leave')}
        </button>
        <small>{text('tip.leaveHint')}</small>
      </div>
      <h1>{text('tip.title')}</h1>
      <p className="lead">{text('tip.lead')}</p>
      <aside className="card hotline" aria-label={text('tip.callLabel')}>
        <PhoneCall size={26} aria-hidden="true" />
        <div>
          <p className="hotline-number">
            <a href="tel:111">111</a>
          </p>
          <p>{text('tip.call')}</p>
        </div>
      </aside>
      {release?.synthetic && (
        <p className="card tip-demo" role="note">
          {text('tip.demo')}
        </p>
      )}
      <div className="tip-columns">
        <TipForm />
        <div className="tip-side">
          <section className="card">
            <h2>
              <ShieldCheck size={18} aria-hidden="true" /> {text('tip.safeTitle')}
            </h2>
            <ul className="caveats">
              <li>{text('tip.safe1')}</li>
              <li>{text('tip.safe2')}</li>
              <li>{text('tip.safe3')}</li>
              <li>{text('tip.safe4')}</li>
            </ul>
          </section>
          <FollowUpForm />
        </div>
      </div>
    </div>
  )
}
