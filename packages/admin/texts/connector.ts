/** What a store connector says, in another language than its own English: by name of the field. */
export type ConnectorWords = {
  whereIsTheCarrierName: string
  /** `wrong`: what is said at the field when its value cannot be right; in the connector's words when left out. */
  fields: Record<string, { label: string; help: string; wrong?: string }>
}
