/**
 * Whether a password would be guessed: by its length, by the person's own names in it, and by how many guesses a cracker needs
 * who knows leaked passwords, their usual endings, keyboard rows, dates and letters written as numbers (zxcvbn). No rule asks for
 * signs or capitals; a sentence is good.
 */
import { passwordCharsMax, passwordCharsMin } from './passwords.ts'
import type { RefusalCode } from './refusals.ts'

/** Of 4: more than 10⁸ guesses, out of reach of who may try a few dozen times an hour, and dear to who has stolen the digests. */
const scoreMin = 3
/** What comes later is not looked at: a check takes time with the square of the length. */
const charsLookedAt = 100
const ownCharsMin = 4

export type PasswordAbout = { email: string; name: string; workspaceName?: string }

/** Why a password is refused, or null. */
export async function weaknessOf(password: string, about: PasswordAbout): Promise<RefusalCode | null> {
  if ([...password].length < passwordCharsMin) return 'password.short'
  const plain = password.normalize('NFKC').toLowerCase()
  const own = ownWordsOf(about)
  if (own.some((word) => word.length >= ownCharsMin && plain.replaceAll(word, '').length < 6)) return 'password.own'
  const cracker = await loadCracker()
  const { score } = cracker.check(plain.slice(0, Math.min(charsLookedAt, passwordCharsMax)), [...own, ...ourWords])
  return score < scoreMin ? 'password.weak' : null
}

const ourWords = ['waybridge', 'tiktok', 'tiktokshop', 'shopify', 'tracking']

function ownWordsOf({ email, name, workspaceName = '' }: PasswordAbout): string[] {
  const texts = [email, name, workspaceName].map((text) => text.normalize('NFKC').toLowerCase())
  const words = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(words)].filter((word) => word.length > 2)
}

type Cracker = { check(password: string, own: string[]): { score: number } }
let cracker: Promise<Cracker> | null = null

/** Loaded when somebody first chooses a password: a fifth of a second and 30 MB that most processes never need. */
function loadCracker(): Promise<Cracker> {
  cracker ??= (async () => {
    const [{ ZxcvbnFactory }, common] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ])
    return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
  })()
  return cracker
}
