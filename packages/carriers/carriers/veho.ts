import { defineCarrier } from '../definition.ts'
import { shared } from './aliases.ts'

export const veho = defineCarrier({
  id: 'veho',
  name: 'Veho',
  regions: ['US'],
  complete: false,
  providerNames: ['Veho'],
  hosts: ['shipveho.com'],
  aliases: [shared('Veho')],
  formats: [],
})
