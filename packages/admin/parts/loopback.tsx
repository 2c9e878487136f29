/** Says that an address works on this machine only: somebody is about to hand it to others. */
import { Text } from '@mantine/core'
import { useTexts } from '../texts/index.tsx'

/** Addresses that every machine has for itself. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
}

export function LoopbackWarning({ address }: { address: string }) {
  const { problem } = useTexts().common
  if (!isLoopback(address)) return null
  return (
    <Text size="sm" mt={6} c="var(--state-warn-text)">
      {problem.loopback}
    </Text>
  )
}
