import { upuS10 } from '../checks.ts'
import { defineCarrier, readIn2026 } from '../definition.ts'

/** Letters of the UPU's member countries and territories that appear as the suffix of S10 numbers. */
export const upuCountries =
  'AD AE AF AG AI AL AM AN AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YP YT ZA ZM ZW'

export const s10 = defineCarrier({
  id: 's10',
  name: 'A foreign post (UPU S10)',
  regions: ['US', 'UK'],
  complete: true,
  providerNames: [],
  aliases: [],
  formats: [
    {
      id: 's10',
      says: 'two letters, nine digits, the country of the issuing post; the ninth digit is a check digit',
      shape: new RegExp(`^[A-Z]{2}\\d{9}(?!GB|US)(?:${upuCountries.replaceAll(' ', '|')})$`),
      lengths: [13, 13],
      regions: ['US', 'UK'],
      check: upuS10,
      strength: 64,
      accepts: ['RE113184005HK', 'CP476340265IE'],
      refuses: [{ number: 'RR123456789PL', because: 'a placeholder with a wrong check digit' }],
      evidence: [readIn2026('shape and check digit', 'UPU standard S10', 'official')],
    },
  ],
})

/** A parcel from abroad is finished by the local post: listed after the foreign one, weaker. */
export const finishedBy = { US: ['usps'], UK: ['royal_mail', 'parcelforce'] } as const
