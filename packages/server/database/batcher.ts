/**
 * Many callers, one statement: while one batch is being committed, the next one gathers. A caller's promise settles only
 * after its own item is committed. When a batch fails, its items are tried one by one, so that a poisonous one fails alone.
 */
export function batcher<Item, Value>(
  flush: (items: Item[]) => Promise<Value[]>,
  { itemsMax }: { itemsMax: number },
): (item: Item) => Promise<Value> {
  type Waiting = { item: Item; resolve: (value: Value) => void; reject: (cause: unknown) => void }
  let gathering: Waiting[] = []
  let running = false

  const commit = async (batch: Waiting[]): Promise<void> => {
    try {
      const values = await flush(batch.map((each) => each.item))
      batch.forEach((each, index) => {
        each.resolve(values[index] as Value)
      })
    } catch (cause) {
      if (batch.length === 1) batch[0]?.reject(cause)
      else for (const each of batch) await commit([each])
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
      gathering.push({ item, resolve, reject })
      if (!running) void run()
    })
}
