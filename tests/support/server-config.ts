/** The settings of a server with a folder of its own: the defaults, but quiet, on a free port, and soon sure of what it reads. */
import { type Config, readConfig } from '../../packages/server/config.ts'

export function serverConfig(folder: string, others: Partial<Config> = {}): Config {
  const reading = readConfig({
    WAYBRIDGE_DATA: folder,
    PORT: '0',
    WAYBRIDGE_LOG: 'silent',
    WAYBRIDGE_DRAINS: '2',
    WAYBRIDGE_SETTLE_MS: '4000',
  })
  if (!reading.ok) throw new Error(reading.say)
  return { ...reading.config, ...others }
}
