import '../../style/briefing.css'
import { FileSpreadsheet, FileText } from 'lucide-react'
import type { MessageId } from '../../message/text.ts'
import { useText } from '../../message/text.ts'
import { type BriefingComparison, type BriefingPath, briefingAddress, briefingPaths } from './briefing-address.ts'

const pathWord: Readonly<Record<BriefingPath, MessageId>> = {
  '/briefing.pdf': 'briefing.one',
  '/briefing-6.pdf': 'briefing.six',
  '/briefing.xlsx': 'briefing.workbook',
}

/** The comparison as papers to hand out, which the server makes of what this reader may see. */
export function BriefingLinks(compared: BriefingComparison) {
  const text = useText()
  return (
    <section className="card briefing no-print" aria-labelledby="briefing-title">
      <div>
        <h2 id="briefing-title">{text('briefing.title')}</h2>
        <p className="hint">{text('briefing.hint')}</p>
      </div>
      <ul>
        {briefingPaths.map((path) => (
          <li key={path}>
            <a className="button" href={briefingAddress(path, compared)} download>
              {path === '/briefing.xlsx' ? (
                <FileSpreadsheet size={16} aria-hidden="true" />
              ) : (
                <FileText size={16} aria-hidden="true" />
              )}
              {text(pathWord[path])}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
