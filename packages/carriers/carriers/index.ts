/** Every carrier we know, in the order in which equals are listed. */
import { aci } from './aci.ts'
import { amazonLogistics } from './amazon-logistics.ts'
import { apcOvernight } from './apc-overnight.ts'
import { apcPostal } from './apc-postal.ts'
import { arrowxl } from './arrowxl.ts'
import { asendia } from './asendia.ts'
import { betterTrucks } from './better-trucks.ts'
import { cainiao } from './cainiao.ts'
import { cdl } from './cdl.ts'
import { cirro } from './cirro.ts'
import { deliverIt } from './deliver-it.ts'
import { dhlEcommerce } from './dhl-ecommerce.ts'
import { dhlExpress } from './dhl-express.ts'
import { dhlUk } from './dhl-uk.ts'
import { doordash } from './doordash.ts'
import { dpd } from './dpd.ts'
import { dpdLocal } from './dpd-local.ts'
import { dx } from './dx.ts'
import { estes } from './estes.ts'
import { evri } from './evri.ts'
import { fedex } from './fedex.ts'
import { firstMile } from './first-mile.ts'
import { glsUs } from './gls-us.ts'
import { gofo } from './gofo.ts'
import { inpostUk } from './inpost-uk.ts'
import { jitsu } from './jitsu.ts'
import { landmark } from './landmark.ts'
import { lasership } from './lasership.ts'
import { lso } from './lso.ts'
import { oldDominion } from './old-dominion.ts'
import { ontrac } from './ontrac.ts'
import { osm } from './osm.ts'
import { panther } from './panther.ts'
import { parcel2go } from './parcel2go.ts'
import { parcelforce } from './parcelforce.ts'
import { piggyship } from './piggyship.ts'
import { pitneyBowes } from './pitney-bowes.ts'
import { rlCarriers } from './rl-carriers.ts'
import { royalMail } from './royal-mail.ts'
import { s10 } from './s10.ts'
import { saia } from './saia.ts'
import { speedee } from './speedee.ts'
import { speedx } from './speedx.ts'
import { tforce } from './tforce.ts'
import { tnt } from './tnt.ts'
import { tuffnells } from './tuffnells.ts'
import { tusk } from './tusk.ts'
import { ukMail } from './uk-mail.ts'
import { uniuni } from './uniuni.ts'
import { ups } from './ups.ts'
import { usps } from './usps.ts'
import { veho } from './veho.ts'
import { whistl } from './whistl.ts'
import { wizmo } from './wizmo.ts'
import { xpo } from './xpo.ts'
import { yanwen } from './yanwen.ts'
import { yodel } from './yodel.ts'
import { yunexpress } from './yunexpress.ts'

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
  yanwen,
  cainiao,
  xpo,
  estes,
  rlCarriers,
  saia,
  oldDominion,
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
