/**
 * A connector brings its words along in English; other languages say them in `texts`, by kind and name of the field. What
 * nobody has translated yet stays English: a new connector is usable at once. Pure.
 */
import type { StoreConnector } from '../../api/channels.ts'
import type { ConnectorWords } from '../../texts/connector.ts'

export function inWordsOf(
  wordsOf: (kind: string) => ConnectorWords | undefined,
): (connector: StoreConnector) => StoreConnector {
  return (connector) => {
    const known = wordsOf(connector.kind)
    if (known === undefined) return connector
    return {
      ...connector,
      whereIsTheCarrierName: known.whereIsTheCarrierName,
      fields: connector.fields.map((field) => ({ ...field, ...known.fields[field.name] })),
    }
  }
}
