import '../../style/take.css'
import { FileSpreadsheet, FileText, Image as ImageIcon, Map as MapIcon, Table, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '../../message/text.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { saveFile } from '../atlas/save-file.ts'
import { defaultFormat, type PrintFormat, paperNames, resolutions, sheetSize } from './print-format.ts'
import type { ShownTable } from './shown-table.ts'
import { type PrintFile, type PrintJob, usePrint } from './use-print.ts'
import { type DataFile, useTableFile } from './use-table-file.ts'

interface TakeDialogProps {
  readonly job: PrintJob
  readonly table: ShownTable
  /** Whether the map shows a judgement: its own table, with method and caveat, is saved beside it. */
  readonly judged: boolean
  readonly onClose: () => void
}

/** What can be taken away of the map: the sheet to print, with a preview, and the numbers as files. */
export function TakeDialog({ job, table, judged, onClose }: TakeDialogProps) {
  const text = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="take" aria-labelledby="take-title" onClose={onClose}>
      <header className="take-head">
        <h2 id="take-title">{text('take.title')}</h2>
        <button
          type="button"
          className="icon-button"
          onClick={() => dialog.current?.close()}
          aria-label={text('panel.close')}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <div className="take-body">
        <PrintPart job={job} name={table.name} />
        <DataPart table={table} judged={judged} />
      </div>
    </dialog>
  )
}

function PrintPart({ job, name }: { readonly job: PrintJob; readonly name: string }) {
  const text = useText()
  const [format, setFormat] = useState<PrintFormat>(defaultFormat)
  const { preview, state, reached, file } = usePrint(job, format)
  const { width, height } = sheetSize(format)
  const busy = state === 'drawing' || state === 'saving'
  const save = async (kind: PrintFile) => {
    const blob = await file(kind)
    if (blob) saveFile(`${name}-${format.paper}.${kind}`, blob)
  }
  const status =
    state === 'drawing'
      ? text('take.drawingNow')
      : state === 'saving'
        ? text('take.savingNow')
        : state === 'fault'
          ? text('take.fault')
          : reached !== null
            ? text('take.reached', { dpi: reached })
            : text('take.ready')
  return (
    <section className="take-print" aria-labelledby="take-print">
      <h3 id="take-print">{text('take.print')}</h3>
      <div className="take-preview" data-busy={state === 'drawing'} style={{ aspectRatio: `${width} / ${height}` }}>
        <canvas ref={preview} role="img" aria-label={text('take.preview', { title: job.printed.title })} />
      </div>
      <div className="take-choices">
        <Segmented
          label={text('take.paper')}
          value={format.paper}
          onChange={(paper) => setFormat({ ...format, paper })}
          options={paperNames.map((value) => ({ value, label: value }))}
        />
        <Segmented
          label={text('take.orientation')}
          value={format.landscape ? 'landscape' : 'portrait'}
          onChange={(next) => setFormat({ ...format, landscape: next === 'landscape' })}
          options={[
            { value: 'landscape', label: text('take.landscape') },
            { value: 'portrait', label: text('take.portrait') },
          ]}
        />
        <Segmented
          label={text('take.resolution')}
          value={String(format.dpi)}
          onChange={(next) => setFormat({ ...format, dpi: next === '300' ? 300 : 150 })}
          options={resolutions.map((dpi) => ({ value: String(dpi), label: text('take.dpi', { dpi }) }))}
        />
      </div>
      <p className="take-status" role="status" aria-busy={busy}>
        {status}
      </p>
      <div className="take-actions">
        <TakeButton
          icon={<FileText size={17} />}
          word={text('take.pdf')}
          busy={busy}
          onPress={() => void save('pdf')}
        />
        <TakeButton
          icon={<ImageIcon size={17} />}
          word={text('take.png')}
          busy={busy}
          onPress={() => void save('png')}
        />
      </div>
    </section>
  )
}

function DataPart({ table, judged }: Pick<TakeDialogProps, 'table' | 'judged'>) {
  const text = useText()
  const { state, save } = useTableFile(table)
  const files: readonly { kind: DataFile; word: string; hint: string; icon: ReactNode }[] = [
    { kind: 'xlsx', word: text('take.xlsx'), hint: text('take.xlsxHint'), icon: <FileSpreadsheet size={17} /> },
    { kind: 'csv', word: text('take.csv'), hint: text('take.csvHint'), icon: <Table size={17} /> },
    { kind: 'geojson', word: text('take.geojson'), hint: text('take.geojsonHint'), icon: <MapIcon size={17} /> },
  ]
  return (
    <section className="take-data" aria-labelledby="take-data">
      <h3 id="take-data">{text('take.data')}</h3>
      <p className="quiet">{text(table.hint ?? 'take.dataHint', { rows: table.rows.length })}</p>
      {judged && <p className="quiet">{text('take.dataJudged')}</p>}
      <ul>
        {files.map(({ kind, word, hint, icon }) => (
          <li key={kind}>
            <TakeButton icon={icon} word={word} busy={state === 'saving'} onPress={() => void save(kind)} />
            <small>{hint}</small>
          </li>
        ))}
      </ul>
      <p className="take-status" role="status">
        {state === 'saving' ? text('take.savingNow') : state === 'fault' ? text('take.dataFault') : ''}
      </p>
    </section>
  )
}

interface TakeButtonProps {
  readonly icon: ReactNode
  readonly word: string
  readonly busy: boolean
  readonly onPress: () => void
}

/** While something is being made the button stays where it is, and the focus with it. */
function TakeButton({ icon, word, busy, onPress }: TakeButtonProps) {
  return (
    <button type="button" className="button" aria-disabled={busy} onClick={() => !busy && onPress()}>
      <span aria-hidden="true">{icon}</span>
      {word}
    </button>
  )
}
