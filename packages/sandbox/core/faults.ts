/**
 * Which call meets which fault. A rule names a vendor, an operation and perhaps one order; it strikes every nth matching
 * call or with a probability drawn from the sandbox's seed, and is used up after `times`. How a fault looks on the wire
 * is told in `answer.ts`; this file only chooses.
 */

export const faultKinds = [
  'delay',
  'status',
  'business_code',
  'apply_then_drop',
  'drop_before_apply',
  'late_apply',
  'stale_read',
  'garbled',
  'truncated',
  'html',
  'huge',
  'trickle',
  'redirect',
  'wrong_type',
  'rate_limited',
  'expire_token',
] as const

export type FaultKind = (typeof faultKinds)[number]

export type Fault = {
  kind: FaultKind
  /** delay: before the answer; late_apply: until the effect (sandbox time); stale_read: how far behind; trickle: between bytes. */
  ms?: number
  /** status: the HTTP status to answer. */
  status?: number
  /** business_code: the vendor's own error code. */
  code?: number | string
  message?: string
  /** rate_limited and status: seconds for `Retry-After`; null or absent sends none. */
  retryAfterSeconds?: number | null
  /** redirect: where to. */
  location?: string
  /** huge: size of the answer. */
  bytes?: number
  /** How often the rule still strikes; a taken fault carries what was left before this strike. */
  times: number
}

export type FaultCall = { vendor: string; operation: string /** Order id, where the call names one. */; key?: string }

export type FaultRule = Omit<Fault, 'times'> & {
  /** Absent: every vendor. */
  vendor?: string
  /** Absent: every operation. */
  operation?: string
  /** Absent: every order. */
  key?: string
  /** Strikes each nth matching call (1 = each, the default). */
  every?: number
  /** Strikes with this probability, 0 to 1, instead of by counting. */
  probability?: number
  /** Absent: once. */
  times?: number
}

export type ListedFaultRule = FaultRule & { id: string; times: number; matched: number; struck: number }

export type Faults = {
  /** The first rule that strikes this call, or null. Counts the call for every rule it matches up to that one. */
  take(call: FaultCall): Fault | null
  /** @returns the rule's id. @throws RangeError on an unknown kind or numbers out of bounds. */
  inject(rule: FaultRule): string
  clear(): void
  /** True while a rule (of this kind) has strikes left; cheap, for code on the way of every call. */
  has(kind?: FaultKind): boolean
  /** Rules with strikes left. */
  list(): ListedFaultRule[]
}

const rulesMax = 10_000

export function createFaults(random: () => number): Faults {
  let rules: ListedFaultRule[] = []
  let ids = 0
  return {
    take(call) {
      if (rules.length === 0) return null
      for (const rule of rules) {
        if (rule.vendor !== undefined && rule.vendor !== call.vendor) continue
        if (rule.operation !== undefined && rule.operation !== call.operation) continue
        if (rule.key !== undefined && rule.key !== call.key) continue
        rule.matched++
        const strikes =
          rule.probability === undefined ? rule.matched % (rule.every ?? 1) === 0 : random() < rule.probability
        if (!strikes) continue
        const fault: Fault = { ...rule }
        rule.struck++
        rule.times--
        if (rule.times === 0) rules = rules.filter((kept) => kept !== rule)
        return fault
      }
      return null
    },
    inject(rule) {
      if (!faultKinds.includes(rule.kind)) throw new RangeError(`no such fault: ${String(rule.kind)}`)
      if (rule.every !== undefined && !(rule.every >= 1)) throw new RangeError('every: 1 or more')
      if (rule.probability !== undefined && !(rule.probability >= 0 && rule.probability <= 1)) {
        throw new RangeError('probability: 0 to 1')
      }
      const times = rule.times ?? 1
      if (!(times >= 1)) throw new RangeError('times: 1 or more')
      if (rules.length >= rulesMax) throw new RangeError(`more than ${rulesMax} fault rules`)
      const id = `fault-${++ids}`
      rules.push({ ...rule, id, times, matched: 0, struck: 0 })
      return id
    },
    clear() {
      rules = []
    },
    has: (kind) => (kind === undefined ? rules.length > 0 : rules.some((rule) => rule.kind === kind)),
    list: () => rules.map((rule) => ({ ...rule })),
  }
}
