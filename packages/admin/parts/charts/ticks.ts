/** Even, round marks for an axis of counts. */

const marksWanted = 4
const roundSteps = [1, 2, 5, 10]

/** `ticksUpTo(37)` → `[0, 10, 20, 30, 40]`: whole numbers from 0, the last at or above `most`. */
export function ticksUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / marksWanted
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const round = roundSteps.find((step) => step * magnitude >= rough) as number
  const step = Math.max(round * magnitude, 1)
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step)
}
