import { expect, it } from 'vitest'
import { isLoopback } from './loopback.tsx'

it.each([
  ['http://127.0.0.1:4000/join#token', true],
  ['http://localhost/connect/tiktok-shop', true],
  ['http://bridge.localhost:4000', true],
  ['http://[::1]:4000/', true],
  ['https://bridge.example.com/connect/tiktok-shop', false],
  ['http://192.168.1.4:4000', false],
  ['https://127.0.0.1.example.com', false],
  ['no address', false],
])('%s works on this machine only: %s', (address, answer) => {
  expect(isLoopback(address)).toBe(answer)
})
