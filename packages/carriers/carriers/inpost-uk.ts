import { defineCarrier } from '../definition.ts'
import { shared } from './aliases.ts'
import { general, usual } from './yodel.ts'

export const inpostUk = defineCarrier({
  id: 'inpost_uk',
  name: 'InPost',
  regions: ['UK'],
  complete: false,
  providerNames: ['InPost', 'InPost UK'],
  fallbacks: ['yodel'],
  hosts: ['inpost.co.uk'],
  aliases: ['InPost UK', shared('InPost')],
  formats: [
    { id: 'inpost-yodel', ...usual(70) },
    { id: 'inpost-yodel-general', ...general(45) },
  ],
})
