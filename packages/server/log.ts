/** The log, made here and nowhere else, so that no error takes a secret into it. */
import { type DestinationStream, type Logger, pino } from 'pino'
import { toldError } from './told-error.ts'

/** @param destination for tests; usually stdout */
export const openLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { err: (error: unknown) => toldError(error), error: (error: unknown) => toldError(error) },
    },
    ...(destination === undefined ? [] : ([destination] as const)),
  )
