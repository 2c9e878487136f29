/**
 * The promises of the store contract as tests. A connector's test makes a bench (a store imitated behind an `HttpDoor`, with
 * known contents) and calls `storeConnectorBattery`; what the engine relies on is then proven for it like for its neighbours.
 */
import type { StoreOrder } from '@waybridge/sync'
import { describe, expect, it } from 'vitest'
import type { HttpDoor, NoticeInput, StoreConnector, StoreSession, StoreTools } from './index.ts'

export type StoreBench = {
  /** What a merchant would type. */
  typedSettings: Record<string, unknown>
  /** Leads to the imitated store. */
  http: HttpDoor
  /** Every order of the store, as the connector should tell it, oldest change first; enough for several pages. */
  orders: StoreOrder[]
  /** Before the first change. */
  sinceAt: string
  /** Has the form of an order id, and no order has it. */
  absentOrderId: string
  /** A signed notice about an order, the header that carries its signature, and the secret that signed it. */
  notice: {
    headers: Record<string, string>
    body: Uint8Array
    signatureHeader: string
    secret: string
    storeOrderId: string
  }
}

const pagesMax = 200
const nowMs = Date.UTC(2026, 10, 23, 12)

/** `makeBench` gives a fresh store each time. */
export function storeConnectorBattery<Settings>(
  connector: StoreConnector<Settings>,
  makeBench: () => StoreBench,
): void {
  describe(`the store contract, kept by ${connector.label}`, () => {
    const connect = (bench: StoreBench, http: HttpDoor = bench.http): StoreSession =>
      connector.connect(connector.settings.parse(bench.typedSettings), toolsFor(http))

    describe('settings', () => {
      it('parse once or twice to the same, because what is stored is parsed again', () => {
        const once = connector.settings.parse(makeBench().typedSettings)
        expect(connector.settings.parse(once)).toEqual(once)
      })

      it('have a field in the form for everything that was typed', () => {
        const names = connector.fields.map(({ name }) => name)
        expect(names).toEqual(expect.arrayContaining(Object.keys(makeBench().typedSettings)))
      })

      it('mark what signs notices as secret', () => {
        const { typedSettings, notice } = makeBench()
        const secrets = connector.noticeSecrets(connector.settings.parse(typedSettings))
        expect(secrets).toContain(notice.secret)
        const holders = connector.fields.filter(({ name }) => secrets.includes(String(typedSettings[name])))
        expect(holders.map(({ secret }) => secret)).not.toContain(false)
      })

      it.each([[{}], [null], ['text'], [[]]])('refuse %j as a value', (typed) => {
        expect(connector.settings.safeParse(typed).success).toBe(false)
      })
    })

    it('check proves the credentials and names every permission', async () => {
      const checked = await connect(makeBench()).check()
      expect(checked).toMatchObject({ ok: true })
      if (!checked.ok) return
      expect(checked.value.storeKey).not.toBe('')
      expect(checked.value.permissions.every(({ granted, neededFor }) => granted && neededFor !== '')).toBe(true)
    })

    it('a store is itself in its check and in its notices', async () => {
      const bench = makeBench()
      const checked = await connect(bench).check()
      const read = connector.readNotice(noticeInput(bench))
      expect(checked.ok && checked.value.storeKey).toBe(read.ok && read.notice.storeKey)
    })

    it('an order is read whole', async () => {
      const bench = makeBench()
      const session = connect(bench)
      for (const order of bench.orders) {
        expect(await session.readOrder(order.storeOrderId)).toEqual({ ok: true, value: order })
      }
    })

    it('an order the store does not show is null, not a problem', async () => {
      const bench = makeBench()
      expect(await connect(bench).readOrder(bench.absentOrderId)).toEqual({ ok: true, value: null })
    })

    it('reading changes to the end tells every order, oldest first', async () => {
      const bench = makeBench()
      const { orders, pages } = await readAll(connect(bench), bench.sinceAt)
      expect(orders).toEqual(bench.orders)
      expect(pages, 'the bench should need several pages').toBeGreaterThan(1)
    })

    it('a cursor is kept only after its page is stored: another session told the same cursor reads the same page', async () => {
      const bench = makeBench()
      const first = await connect(bench).readChanges({ cursor: null, sinceAt: bench.sinceAt })
      if (!first.ok) throw new Error(first.problem.detail)
      const second = await connect(bench).readChanges({ cursor: first.value.cursor, sinceAt: bench.sinceAt })
      const again = await connect(bench).readChanges({ cursor: first.value.cursor, sinceAt: bench.sinceAt })
      expect(again).toEqual(second)
      expect(second).toMatchObject({ ok: true })
    })

    it('a cursor from nowhere does not stop the reading', async () => {
      const bench = makeBench()
      const page = await connect(bench).readChanges({ cursor: 'from nowhere', sinceAt: bench.sinceAt })
      expect(page.ok && page.value.orders[0]?.storeOrderId).toBe(bench.orders[0]?.storeOrderId)
    })

    it('subscribing twice makes nothing twice, and unsubscribing leaves nothing', async () => {
      const bench = makeBench()
      const session = connect(bench)
      const address = 'https://waybridge.example/hooks/one'
      const first = await session.subscribe(address)
      const second = await session.subscribe(address)
      expect(first.ok && first.value.map(({ state }) => state).every((state) => state === 'created')).toBe(true)
      expect(second.ok && second.value.map(({ state }) => state).every((state) => state === 'already there')).toBe(true)
      expect(await session.unsubscribe(address)).toEqual({
        ok: true,
        value: { removed: first.ok ? first.value.length : -1 },
      })
      expect(await session.unsubscribe(address)).toEqual({ ok: true, value: { removed: 0 } })
    })

    const dead: [string, HttpDoor][] = [
      ['nothing left', async () => ({ ok: false, effect: 'none', reason: 'connection refused' })],
      ['no answer came', async () => ({ ok: false, effect: 'unknown', reason: 'timed out' })],
      ['an empty page', async () => ({ ok: true, reply: { status: 200, headers: {}, text: '' } })],
      ['a page of somebody else', async () => ({ ok: true, reply: { status: 200, headers: {}, text: '<html>' } })],
      ['null', async () => ({ ok: true, reply: { status: 200, headers: {}, text: 'null' } })],
      ['a redirect', async () => ({ ok: true, reply: { status: 302, headers: { location: 'https://x' }, text: '' } })],
      ['a server in trouble', async () => ({ ok: true, reply: { status: 503, headers: {}, text: 'later' } })],
      ['a refusal', async () => ({ ok: true, reply: { status: 403, headers: {}, text: '{}' } })],
    ]
    it.each(dead)(
      'a read that meets "%s" is a problem with plain words and without any effect',
      async (_name, http) => {
        const bench = makeBench()
        const session = connect(bench, http)
        const results = [
          await session.check(),
          await session.readOrder(bench.orders[0]?.storeOrderId ?? ''),
          await session.readChanges({ cursor: null, sinceAt: bench.sinceAt }),
        ]
        for (const result of results) {
          expect(result).toMatchObject({ ok: false, problem: { effect: 'none', say: expect.stringMatching(/\w/) } })
          for (const secret of Object.values(secretsOf(connector, bench)))
            expect(JSON.stringify(result)).not.toContain(secret)
        }
      },
    )

    describe('a notice', () => {
      it('that is signed names its order', () => {
        const bench = makeBench()
        expect(connector.readNotice(noticeInput(bench))).toMatchObject({
          ok: true,
          notice: { subject: { kind: 'order', storeOrderId: bench.notice.storeOrderId } },
        })
      })

      it('may be signed with the older of two secrets', () => {
        const bench = makeBench()
        const secrets = ['a newer secret', bench.notice.secret]
        expect(connector.readNotice({ ...noticeInput(bench), secrets }).ok).toBe(true)
      })

      it.each([[[]], [['']], [['another secret']]])('is refused under the secrets %j', (secrets) => {
        expect(connector.readNotice({ ...noticeInput(makeBench()), secrets })).toMatchObject({
          ok: false,
          because: 'signature',
        })
      })

      it('is refused when any one bit of its body is another', () => {
        const input = noticeInput(makeBench())
        for (let bit = 0; bit < input.body.length * 8; bit++) {
          const body = Uint8Array.from(input.body)
          body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          expect(connector.readNotice({ ...input, body }), `bit ${bit}`).toMatchObject({
            ok: false,
            because: 'signature',
          })
        }
      })

      it.each([
        ['missing', undefined],
        ['empty', ''],
        ['doubled', 'twice'],
      ])('is refused when its signature is %s', (_name, kind) => {
        const bench = makeBench()
        const { signatureHeader, headers } = bench.notice
        const right = headers[signatureHeader] ?? ''
        const given = kind === 'twice' ? [right, right] : kind
        const changed = { ...headers, [signatureHeader]: given }
        expect(connector.readNotice({ ...noticeInput(bench), headers: changed })).toMatchObject({
          ok: false,
          because: 'signature',
        })
      })
    })
  })
}

/** In memory, with a clock that only waiting moves. */
export function toolsFor(http: HttpDoor): StoreTools {
  let now = nowMs
  let kept: string | null = null
  return {
    http,
    now: () => now,
    wait: async (ms) => {
      now += ms
    },
    remembered: {
      read: async () => kept,
      save: async (value) => {
        kept = value
      },
    },
  }
}

const noticeInput = ({ notice }: StoreBench): NoticeInput => ({
  headers: notice.headers,
  body: notice.body,
  secrets: [notice.secret],
})

const secretsOf = (connector: Pick<StoreConnector, 'fields'>, { typedSettings }: StoreBench): string[] =>
  connector.fields.flatMap(({ name, secret }) => (secret && typedSettings[name] ? [String(typedSettings[name])] : []))

async function readAll(session: StoreSession, sinceAt: string): Promise<{ orders: StoreOrder[]; pages: number }> {
  const orders: StoreOrder[] = []
  let cursor: string | null = null
  for (let pages = 1; pages <= pagesMax; pages++) {
    const page: Awaited<ReturnType<StoreSession['readChanges']>> = await session.readChanges({ cursor, sinceAt })
    if (!page.ok) throw new Error(`${page.problem.code}: ${page.problem.detail}`)
    orders.push(...page.value.orders)
    if (!page.value.more) return { orders, pages }
    cursor = page.value.cursor
  }
  throw new Error('reading changes does not end')
}
