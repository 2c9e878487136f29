/**
 * A bound on work that costs much: so many at once, so many waiting in line, and the rest is told at once that it is too many.
 */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** @param full makes what is thrown when the line is full */
export function createGate(atOnceMax: number, waitingMax: number, full: () => Error): Gate {
  let running = 0
  const line: (() => void)[] = []
  return async (work) => {
    if (running >= atOnceMax) {
      if (line.length >= waitingMax) throw full()
      // Whoever leaves hands the place over, so that nobody slips in between.
      await new Promise<void>((enter) => line.push(enter))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
