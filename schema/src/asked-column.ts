import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

type Fragments = GraphQLResolveInfo['fragments']

/** Calls `see` with every field of a selection, those in fragments too; a field that a directive leaves out counts as asked for. */
function eachField(set: SelectionSetNode | undefined, fragments: Fragments, see: (field: FieldNode) => void): void {
  for (const one of set?.selections ?? []) {
    if (one.kind === 'Field') see(one)
    else
      eachField(
        one.kind === 'InlineFragment' ? one.selectionSet : fragments[one.name.value]?.selectionSet,
        fragments,
        see,
      )
  }
}

/**
 * The columns that an operation needs of the rows of a connection, so that what nobody asked for is not even loaded.
 *
 * @param needs columns of the fields that are not named after the one column they show
 * @param rows the field that holds the rows
 */
export function askedColumns(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  needs: Readonly<Record<string, readonly string[]>>,
  rows = 'nodes',
): ReadonlySet<string> {
  const asked = new Set<string>()
  const ofRow = (row: FieldNode) =>
    eachField(row.selectionSet, fragments, ({ name }) => {
      for (const column of needs[name.value] ?? [name.value]) asked.add(column)
    })
  const ofConnection = (field: FieldNode) => {
    if (field.name.value === rows) ofRow(field)
    if (field.name.value === 'edges')
      eachField(field.selectionSet, fragments, (part) => part.name.value === 'node' && ofRow(part))
  }
  for (const field of fieldNodes) eachField(field.selectionSet, fragments, ofConnection)
  return asked
}
