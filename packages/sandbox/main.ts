/**
 * The sandbox as a program:
 *
 *   node packages/sandbox/main.ts [--port 4010] [--shopify-port 4011] [--control-port 4012] [--host 127.0.0.1] [--seed 1]
 *     [--until-stdin-ends]
 *
 * The first line of its output is JSON with the addresses; the lines after it are for people. SIGTERM and SIGINT end it
 * with exit code 0; a wrong option with 2; a port that is taken with 1.
 */
import { parseArgs } from 'node:util'
import { startSandbox } from './index.ts'

const options = {
  port: { type: 'string', default: '4010' },
  'shopify-port': { type: 'string' },
  'control-port': { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  seed: { type: 'string', default: '1' },
  // For a program that starts this one: when it dies, however it dies, its end of the pipe closes.
  'until-stdin-ends': { type: 'boolean', default: false },
} as const

function read() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return fail(2, (error as Error).message)
  }
}

function numberOf(name: string, text: string): number {
  const number = Number(text)
  return Number.isInteger(number) && number >= 0 ? number : fail(2, `--${name}: a whole number is needed`)
}

function fail(exitCode: number, message: string): never {
  console.error(message)
  process.exit(exitCode)
}

const given = read()
const shopifyPort = given['shopify-port']
const controlPort = given['control-port']
const sandbox = await startSandbox({
  port: numberOf('port', given.port),
  listenHost: given.host,
  seed: numberOf('seed', given.seed),
  ...(shopifyPort !== undefined && { shopifyPort: numberOf('shopify-port', shopifyPort) }),
  ...(controlPort !== undefined && { controlPort: numberOf('control-port', controlPort) }),
}).catch((error: Error) => fail(1, `the sandbox did not start: ${error.message}`))

const { tiktokShopUrl, shopifyUrl, controlUrl } = sandbox
console.log(JSON.stringify({ tiktokShopUrl, shopifyUrl, controlUrl }))
console.log(`TikTok Shop (API and authorisation)  ${tiktokShopUrl}`)
console.log(`Shopify (Admin API)                  ${shopifyUrl}`)
console.log(`Control API                          ${controlUrl}/control/state`)

const end = () => void sandbox.close().then(() => process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
if (given['until-stdin-ends']) process.stdin.once('end', end).once('error', end).resume()
