/**
 * One open line of live updates. What changed is gathered for a second and told in one word; a beat keeps proxies from
 * closing a quiet line, and tells the reader that we still live. It ends when its caller is no longer welcome, when the reader does not read, and when it is told to.
 */
import type { ServerResponse } from 'node:http'

const gatherMs = 1_000
const heartbeatMs = 20_000
/** The browser comes back after this when the line broke. */
const retryMs = 3_000
/** Told but not yet taken by the reader; an hour of changes is less. A reader this far behind is gone, or means harm. */
const unreadBytesMax = 64 * 1024
/** A reader that does not take the last bytes must not hold up the server's stop. */
const endMsMax = 1_000

export type Line<Topic> = {
  tell(changed: readonly Topic[]): void
  end(): void
}

export type LineOptions<Topic> = {
  stream: ServerResponse
  /** Those every answer of the server has. */
  headers: Readonly<Record<string, string>>
  /** Asked at every heartbeat, and before a word that `mayEnd` the caller's welcome. */
  isWelcome(): Promise<boolean>
  mayEnd(topic: Topic): boolean
  ended(line: Line<Topic>): void
}

export function openLine<Topic>({ stream, headers, isWelcome, mayEnd, ended }: LineOptions<Topic>): Line<Topic> {
  const gathered = new Set<Topic>()
  let gathering: NodeJS.Timeout | null = null
  let isEnded = false

  const line: Line<Topic> = {
    tell(changed) {
      if (isEnded) return
      for (const topic of changed) gathered.add(topic)
      gathering ??= setTimeout(() => void flush(), gatherMs)
    },
    end() {
      if (isEnded) return
      isEnded = true
      clearInterval(heartbeat)
      if (gathering !== null) clearTimeout(gathering)
      stream.end()
      const cut = setTimeout(() => stream.destroy(), endMsMax)
      stream.once('close', () => clearTimeout(cut))
      ended(line)
    },
  }

  function write(text: string): void {
    if (isEnded) return
    if (stream.writableLength > unreadBytesMax) line.end()
    else stream.write(text)
  }

  async function flush(): Promise<void> {
    // Whoever is no longer welcome is not even told that something changed.
    if ([...gathered].some(mayEnd) && !(await isWelcome())) return line.end()
    const changed = [...gathered]
    gathered.clear()
    gathering = null
    write(`event: changed\ndata: ${JSON.stringify({ topics: changed })}\n\n`)
  }

  const heartbeat = setInterval(() => {
    // An event and no comment: a page cannot hear comments, nor tell a quiet server from a frozen one.
    write('event: beat\ndata: {}\n\n')
    void isWelcome().then((welcome) => {
      if (!welcome) line.end()
    })
  }, heartbeatMs)
  stream.on('close', line.end)
  stream.on('error', line.end)
  stream.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    // A proxy that gathers answers would make live updates late.
    'x-accel-buffering': 'no',
  })
  write(`retry: ${retryMs}\n\n`)
  return line
}
