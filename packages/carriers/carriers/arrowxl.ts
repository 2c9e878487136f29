import { carrierWithoutFormat } from './without-format.ts'

export const arrowxl = carrierWithoutFormat({
  id: 'arrowxl',
  name: 'ArrowXL',
  region: 'UK',
  aliases: ['ArrowXL', 'Arrow XL', 'Yodel XL'],
})
