import { defineCarrier } from '../definition.ts'
import { shared } from './aliases.ts'
import { checkedParcel, consignment, parcel } from './dpd.ts'

export const dpdLocal = defineCarrier({
  id: 'dpd_local',
  name: 'DPD Local',
  regions: ['UK'],
  complete: true,
  providerNames: ['DPD Local', 'DPD Local UK', 'Interlink Express'],
  fallbacks: ['dpd'],
  hosts: ['dpdlocal.co.uk', 'interlinkexpress.com'],
  aliases: ['DPD Local', 'Interlink Express', shared('Interlink', 'UK')],
  formats: [
    { id: 'dpd-local-14', ...parcel(80) },
    { id: 'dpd-local-15', ...checkedParcel(80) },
    { id: 'dpd-local-10', ...consignment(30) },
  ],
})
