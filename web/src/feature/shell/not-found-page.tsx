import { Link } from 'wouter'
import { useText } from '../../message/text.ts'

/** An address that is no page. */
export function NotFoundPage() {
  const text = useText()
  return (
    <div className="page">
      <h1>{text('notFound.title')}</h1>
      <p>{text('notFound.body')}</p>
      <p>
        <Link href="/map">{text('notFound.map')}</Link>
      </p>
    </div>
  )
}
