import { upuS10 } from '../checks.ts'
import { defineCarrier, readIn2026 } from '../definition.ts'

/** Letters of the UPU's member countries and territories that appear as the suffix of S10 numbers. */
export const upuCountries =
  'AD AE AF AG AI AL AM AN AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YP YT ZA ZM ZW'

const standard = readIn2026('shape and check digit', 'UPU standard S10', 'official')
const foreign = `(?!GB|US)(?:${upuCountries.replaceAll(' ', '|')})`
const strength = 64

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
      shape: new RegExp(`^[A-TV-Z][A-Z]\\d{9}${foreign}$`),
      lengths: [13, 13],
      regions: ['US', 'UK'],
      check: upuS10,
      strength,
      accepts: ['RE113184005HK', 'CP476340265IE', 'LZ448865302CN'],
      refuses: [
        { number: 'RR123456789PL', because: 'a placeholder with a wrong check digit' },
        { number: 'RE113184005UK', because: 'UK is no country of the UPU; GB is' },
      ],
      evidence: [standard],
    },
    {
      id: 's10-untracked',
      says: 'the same beginning with U: goods sent as a letter',
      shape: new RegExp(`^U[A-Z]\\d{9}${foreign}$`),
      lengths: [13, 13],
      regions: ['US', 'UK'],
      check: upuS10,
      strength,
      note: {
        code: 's10_untracked',
        say: 'Numbers beginning with U are letters with goods: posts do not promise any tracking for them.',
      },
      accepts: ['UI539489067BE'],
      refuses: [{ number: 'UL123456789JP', because: 'a placeholder with a wrong check digit' }],
      evidence: [readIn2026('U: letter post with goods, not tracked for the customer', 'UPU standard S10', 'official')],
    },
    {
      id: 's10-from-uk',
      says: 'a number of Royal Mail or Parcelforce, seen from abroad',
      shape: /^[A-Z]{2}\d{9}GB$/,
      lengths: [13, 13],
      regions: ['US'],
      check: upuS10,
      strength,
      accepts: ['SG577041359GB'],
      refuses: [{ number: 'SG577041358GB', because: 'check digit changed' }],
      evidence: [standard],
    },
    {
      id: 's10-from-us',
      says: 'a number of USPS, seen from abroad',
      shape: /^[A-Z]{2}\d{9}US$/,
      lengths: [13, 13],
      regions: ['UK'],
      check: upuS10,
      strength,
      accepts: ['RB123456785US'],
      refuses: [{ number: 'RB123456786US', because: 'check digit wrong' }],
      evidence: [standard],
    },
  ],
})

/** A parcel from abroad is finished by the local post: listed after the foreign one, weaker. */
export const finishedBy = { US: ['usps'], UK: ['royal_mail', 'parcelforce'] } as const
