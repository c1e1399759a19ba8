import { useState } from 'react'
import { run } from '../../api.ts'
import { graphql } from '../../gql/gql.ts'
import { useText } from '../../message/text.ts'
import { saveFile } from '../atlas/save-file.ts'
import type { ShownTable } from './shown-table.ts'
import { csvFile, geojsonFile, xlsxFile } from './table-file.ts'

/** Outlines of some units, asked for only when a file needs them: they are long. */
const outlinesQuery = graphql(`
  query Outlines($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on AdminUnit {
        outline
      }
    }
  }
`)

/** Most ids that are asked for at once. */
const atOnce = 50

export type DataFile = 'csv' | 'xlsx' | 'geojson'

/** Saves the table as a file of one of the kinds. */
export function useTableFile(table: ShownTable) {
  const text = useText()
  const [state, setState] = useState<'idle' | 'saving' | 'fault'>('idle')
  const outlines = async () => {
    const ids = table.rows.flatMap(({ unitId, outline }) => (outline === undefined ? [unitId] : []))
    const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, part) =>
      run(outlinesQuery, { ids: ids.slice(part * atOnce, (part + 1) * atOnce) }),
    )
    const nodes = (await Promise.all(parts)).flatMap((answer) => answer.nodes)
    return new Map(
      nodes.flatMap((node): [string, object][] =>
        node && 'outline' in node && node.outline ? [[node.id, node.outline]] : [],
      ),
    )
  }
  const make = async (kind: DataFile) => {
    if (kind === 'csv') return csvFile(table)
    if (kind === 'xlsx') return xlsxFile(table, [text('take.sheetData'), text('take.sheetAbout')])
    return geojsonFile(table, await outlines(), text('take.outlineNote'))
  }
  const save = async (kind: DataFile) => {
    setState('saving')
    try {
      saveFile(`${table.name}.${kind}`, await make(kind))
      setState('idle')
    } catch {
      setState('fault')
    }
  }
  return { state, save }
}
