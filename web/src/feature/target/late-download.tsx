import { Download } from 'lucide-react'
import { useState } from 'react'
import { run } from '../../api.ts'
import { pick, todayInVietnam } from '../../format.ts'
import type { DeadlineFilter } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { useSession } from '../../session.ts'
import { saveFile } from '../atlas/save-file.ts'
import { useWorld } from '../shell/use-world.ts'
import { lateTable } from './late-file.ts'
import { type LateChoices, type LateItem, lateFileQuery } from './query.ts'
import type { TargetPageState } from './target-state.ts'

interface LateDownloadProps {
  readonly state: TargetPageState
  readonly filter: DeadlineFilter
  readonly choices: LateChoices
}

/** Saves the whole list, as it is narrowed now, as CSV. */
export function LateDownload({ state, filter, choices }: LateDownloadProps) {
  const text = useText()
  const { language } = usePreference()
  const { viewer } = useSession()
  const { synthetic } = useWorld()
  const [stage, setStage] = useState<'idle' | 'saving' | 'fault'>('idle')
  const save = async () => {
    setStage('saving')
    try {
      const [items, { csvFile }] = await Promise.all([allLate(filter), import('../take/table-file.ts')])
      const now = new Date().toISOString()
      const about = {
        choices,
        narrowedTo: narrowedWords(state, choices, language),
        account: viewer?.name ?? '',
        synthetic,
        now,
      }
      saveFile(`${text('target.fileName')}-${todayInVietnam()}.csv`, csvFile(lateTable(items, about, text, language)))
      setStage('idle')
    } catch {
      setStage('fault')
    }
  }
  return (
    <>
      <button type="button" className="button no-print" disabled={stage === 'saving'} onClick={() => void save()}>
        <Download size={16} aria-hidden="true" />
        {text('table.save')}
      </button>
      {stage === 'fault' && <p role="alert">{text('target.fileFault')}</p>}
    </>
  )
}

/** Every late item of a filter, page after page. */
async function allLate(filter: DeadlineFilter): Promise<readonly LateItem[]> {
  const items: LateItem[] = []
  let after: string | null = null
  do {
    const { deadlines }: { deadlines: LatePage } = await run(lateFileQuery, { filter, after }, { as: 'viewer' })
    items.push(...deadlines.nodes)
    after = deadlines.pageInfo.hasNextPage ? (deadlines.pageInfo.endCursor ?? null) : null
  } while (after !== null)
  return items
}

interface LatePage {
  readonly nodes: readonly LateItem[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** What the list is narrowed to, in words; null where it shows everything. */
function narrowedWords({ clock, unit, agency }: TargetPageState, choices: LateChoices, language: 'vi' | 'en') {
  const chosen = [
    ...choices.clocks.filter(({ code }) => code === clock).map((row) => pick(language, row.labelVi, row.labelEn)),
    ...[...choices.adminUnits.nodes, ...choices.deadlineAgencies]
      .filter(({ id }) => id === unit || id === agency)
      .map((row) => pick(language, row.nameVi, row.nameEn)),
  ]
  return chosen.length > 0 ? chosen.join('; ') : null
}
