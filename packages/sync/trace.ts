/** The explain-why of a decision: one line per step, in plain words, in the order the steps were taken. */

export type TraceStep =
  | 'ours'
  | 'now'
  | 'number'
  | 'carrier'
  | 'agree'
  | 'offered'
  | 'used'
  | 'rules'
  | 'units'
  | 'push'

/** `pass` fine · `note` worth knowing · `warn` a person should look, we go on · `stop` the decision ended here. */
export type TraceOutcome = 'pass' | 'note' | 'warn' | 'stop'

export type TraceLine = { step: TraceStep; outcome: TraceOutcome; say: string }

export class Trace {
  readonly lines: TraceLine[] = []
  add(step: TraceStep, outcome: TraceOutcome, say: string): void {
    this.lines.push({ step, outcome, say })
  }
  get warnings(): string[] {
    return this.lines.filter((line) => line.outcome === 'warn').map((line) => line.say)
  }
}
