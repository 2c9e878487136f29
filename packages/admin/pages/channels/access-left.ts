/** How long an authorisation still holds, and how loudly to say so. Pure. */
const dayMs = 24 * 3_600_000
/** TikTok Shop's access lasts for months; in its last days somebody has to act. */
const soonDays = 14

/** @returns whole days left, negative once it has ended. */
export function accessLeft(endsAt: string, nowMs: number): { days: number; tone: 'calm' | 'warn' | 'bad' } {
  const days = Math.floor((Date.parse(endsAt) - nowMs) / dayMs)
  return { days, tone: days < 0 ? 'bad' : days < soonDays ? 'warn' : 'calm' }
}
