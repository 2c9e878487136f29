/** Every carrier we know, in the order in which equals are listed. */
import { amazonLogistics } from './amazon-logistics.ts'
import { dhlEcommerce, dhlExpress, dhlUk, ukMail } from './dhl.ts'
import { dpd, dpdLocal } from './dpd.ts'
import { evri } from './evri.ts'
import { fedex } from './fedex.ts'
import { lasership, ontrac } from './ontrac.ts'
import { parcelforce } from './parcelforce.ts'
import { royalMail } from './royal-mail.ts'
import { s10 } from './s10.ts'
import { ups } from './ups.ts'
import { asendia, gofo, landmark, lso, speedee, speedx, uniuni, veho, yunexpress } from './us-regional.ts'
import { usps } from './usps.ts'
import {
  aci,
  apcOvernight,
  apcPostal,
  arrowxl,
  betterTrucks,
  cdl,
  cirro,
  deliverIt,
  doordash,
  dx,
  firstMile,
  glsUs,
  jitsu,
  osm,
  panther,
  parcel2go,
  piggyship,
  pitneyBowes,
  tforce,
  tnt,
  tuffnells,
  tusk,
  whistl,
  wizmo,
} from './without-format.ts'
import { inpostUk, yodel } from './yodel.ts'

export const definitions = [
  ups,
  usps,
  fedex,
  dhlEcommerce,
  dhlExpress,
  amazonLogistics,
  lasership,
  ontrac,
  speedee,
  uniuni,
  gofo,
  speedx,
  landmark,
  yunexpress,
  lso,
  veho,
  asendia,
  betterTrucks,
  tforce,
  jitsu,
  deliverIt,
  glsUs,
  wizmo,
  cdl,
  osm,
  pitneyBowes,
  apcPostal,
  firstMile,
  doordash,
  aci,
  cirro,
  tusk,
  piggyship,
  royalMail,
  parcelforce,
  evri,
  dpd,
  dpdLocal,
  yodel,
  inpostUk,
  ukMail,
  dhlUk,
  panther,
  dx,
  arrowxl,
  tuffnells,
  whistl,
  apcOvernight,
  tnt,
  parcel2go,
  s10,
] as const
