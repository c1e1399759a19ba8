import '../../style/briefing.css'
import { Link } from 'wouter'
import type { MessageId } from '../../message/text.ts'
import { useText } from '../../message/text.ts'
import { useSession } from '../../session.ts'
import { type BriefingPath, briefingAddress, briefingPaths } from './briefing-address.ts'
import { FormIcon } from './form-icon.tsx'
import { ScheduleForm, type ScheduleFormProps } from './schedule-form.tsx'

const pathWord: Readonly<Record<BriefingPath, MessageId>> = {
  '/briefing.pdf': 'briefing.one',
  '/briefing-6.pdf': 'briefing.six',
  '/briefing.xlsx': 'briefing.workbook',
}

/** The comparison as papers to hand out, which the server makes of what this reader may see; whoever publishes has it made regularly. */
export function BriefingLinks(compared: ScheduleFormProps) {
  const text = useText()
  const { viewer } = useSession()
  return (
    <section className="card briefing no-print" aria-labelledby="briefing-title">
      <div>
        <h2 id="briefing-title">{text('briefing.title')}</h2>
        <p className="hint">
          {text('briefing.hint')} <Link href="/briefings">{text('briefing.toList')}</Link>
        </p>
      </div>
      <ul>
        {briefingPaths.map((path) => (
          <li key={path}>
            <a className="button" href={briefingAddress(path, compared)} download>
              <FormIcon workbook={path === '/briefing.xlsx'} />
              {text(pathWord[path])}
            </a>
          </li>
        ))}
      </ul>
      {viewer?.scopes.some(({ name }) => name === 'release:publish') && <ScheduleForm {...compared} />}
    </section>
  )
}
