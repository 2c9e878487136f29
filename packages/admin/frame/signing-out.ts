/** While somebody signs out the end of the session surprises nobody, and there is no way back to lead to. */
let isUnderWay = false

export const isSigningOut = (): boolean => isUnderWay

export async function signingOut(work: () => Promise<void>): Promise<void> {
  isUnderWay = true
  try {
    await work()
  } finally {
    isUnderWay = false
  }
}
