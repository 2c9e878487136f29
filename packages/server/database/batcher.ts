/**
 * Many callers, one statement: while one batch is being committed, the next one gathers. A caller's promise settles only
 * after its own item is committed. When one item's content fails a batch, its items are tried one by one, so that it fails
 * alone; when the database is away, the whole batch fails at once, or each item would wait for it in turn.
 */
export function batcher<Item, Value>(
  flush: (items: Item[]) => Promise<Value[]>,
  { itemsMax, waitingMax = 10_000 }: { itemsMax: number; waitingMax?: number },
): (item: Item) => Promise<Value> {
  type Waiting = { item: Item; resolve: (value: Value) => void; reject: (cause: unknown) => void }
  const gathering: Waiting[] = []
  let running = false

  const commit = async (batch: Waiting[]): Promise<void> => {
    try {
      const values = await flush(batch.map((each) => each.item))
      if (values.length !== batch.length) throw new Error('a flush answers one value for each item')
      batch.forEach((each, index) => {
        each.resolve(values[index] as Value)
      })
    } catch (cause) {
      if (batch.length > 1 && isOneItemsFault(cause)) for (const each of batch) await commit([each])
      else for (const each of batch) each.reject(cause)
    }
  }

  const run = async () => {
    running = true
    // One turn of the event loop lets requests that arrived together share a commit.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (gathering.length > 0) await commit(gathering.splice(0, itemsMax))
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (gathering.length >= waitingMax) return reject(new Error(`more than ${waitingMax} wait to be committed`))
      gathering.push({ item, resolve, reject })
      if (!running) void run()
    })
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation): PostgreSQL, appendix A. */
function isOneItemsFault(cause: unknown): boolean {
  const code = (cause as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}
