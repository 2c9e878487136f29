import { carrierWithoutFormat } from './without-format.ts'

export const parcel2go = carrierWithoutFormat({
  id: 'parcel2go',
  name: 'Parcel2Go',
  region: 'UK',
  aliases: ['Parcel2Go', 'Parcel 2 Go'],
})
