/** The baseline of acknowledgements: a bare Node server that inserts one row per request, then answers. Prints its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../packages/server/database/open.ts'

const url = process.env.DATABASE_URL
const db = await openDatabase(url === undefined ? { folder: `${process.env.WAYBRIDGE_DATA}/database` } : { url })
const workspaceId = process.argv[2] ?? ''
let count = 0
const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces)
    db.allWorkspaces
      .query(
        `insert into inbox (workspace_id, source, source_id, topic, dedupe_key, subject_kind, subject_id) values ($1, 'store', 'bare', $2, $3, 'order', $4)`,
        [
          workspaceId,
          request.headers['x-shopify-topic'] ?? '',
          `${request.headers['x-shopify-webhook-id']}-${count++}`,
          String(body.length),
        ],
      )
      .then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      )
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.once('SIGTERM', () => server.close(() => void db.close().then(() => process.exit(0))))
