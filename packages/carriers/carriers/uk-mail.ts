import { defineCarrier } from '../definition.ts'
import { shared } from './aliases.ts'
import { consignment } from './dhl-uk.ts'

export const ukMail = defineCarrier({
  id: 'uk_mail',
  name: 'UK Mail',
  regions: ['UK'],
  complete: true,
  providerNames: ['UK Mail'],
  fallbacks: ['dhl_uk'],
  hosts: ['ukmail.com'],
  aliases: ['UK Mail', 'DHL UK Mail', shared('Business Post', 'UK'), shared('Business Post Group', 'UK')],
  formats: [{ id: 'uk-mail-14', ...consignment(62) }],
})
