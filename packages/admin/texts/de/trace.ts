/**
 * Was angesehen wurde, auf Deutsch: die Zeilen einer Entscheidung, die Warnungen daraus, und warum ein Versanddienst vorgeschlagen
 * wird. Ein Test entscheidet viele Sendungen und verlangt, dass jede Zeile deutsch ist und jeder Satz hier vorkommt.
 */
import type { Sentence } from '../sentence.ts'

/** Der einzige Versanddienst, dessen Name Englisch ist; er steht meist unter anderen. Zuletzt, denn vor ihm steht alles. */
const foreignPost: Sentence = ['{before}A foreign post (UPU S10){after}', '{before}Auslandspost (UPU S10){after}']

/** Was in Sätzen an der Stelle einer Tatsache steht. */
const inPlaceOfFacts: readonly Sentence[] = [
  ['another number', 'eine andere Nummer'],
  ['number {number}', 'die Nummer {number}'],
  ['{carrier}, but not surely enough', '{carrier}, aber nicht sicher genug'],
  ['(no carrier)', '(kein Versanddienst)'],
  ['another provider', 'einem anderen Versanddienst'],
  ['the provider it was sent with', 'dem Versanddienst, mit dem sie gesendet wurde'],
]

const order: readonly Sentence[] = [
  [
    'Order {order} is shipped by the seller and {stands}.',
    'Die Bestellung {order} versendet der Verkäufer; sie {stands}.',
  ],
  ['is not paid yet', 'ist noch nicht bezahlt'],
  ['is on hold for its first hour', 'wird in der ersten Stunde zurückgehalten'],
  ['waits to be shipped', 'wartet auf den Versand'],
  ['is shipped', 'ist versandt'],
  ['is delivered', 'ist zugestellt'],
  [
    'The buyer asked to cancel; sending the number rejects the request, as set for this channel.',
    'Der Käufer möchte stornieren; das Senden der Nummer lehnt den Wunsch ab, wie für diesen Kanal eingestellt.',
  ],
  ['The order may be shipped now.', 'Die Bestellung darf jetzt versandt werden.'],
]

const number: readonly Sentence[] = [
  [
    'The number field is empty; the number was looked for in the tracking link.',
    'Das Feld für die Sendungsnummer ist leer; gesucht wurde sie im Link zur Sendungsverfolgung.',
  ],
  [
    '{number} cannot be checked: its carrier publishes no form.',
    '{number} lässt sich nicht prüfen: Der Versanddienst veröffentlicht kein Format.',
  ],
  [
    '{number} is well formed for {carriers}, check digit right.',
    '{number} hat das Format von {carriers}; die Prüfziffer stimmt.',
  ],
  [
    '{number} is well formed for {carriers}, no check digit known.',
    '{number} hat das Format von {carriers}; eine Prüfziffer ist nicht bekannt.',
  ],
  [
    'TikTok takes one number per package: {number} is sent, not {others}.',
    'TikTok nimmt je Paket eine Nummer: Gesendet wird {number}, nicht {others}.',
  ],
  [
    'Beside it stands {number}, which is not sent: {because}',
    'Daneben steht {number}; diese Nummer wird nicht gesendet: {because}',
  ],
  [
    'Numbers beginning with U are letters with goods: posts do not promise any tracking for them.',
    'Nummern, die mit U beginnen, sind Briefe mit Waren: Die Post verspricht für sie keine Sendungsverfolgung.',
  ],
  [
    'This looks like a Royal Mail service without tracking. TikTok Shop needs Royal Mail Tracked 24 or Tracked 48.',
    'Das sieht nach einem Dienst von Royal Mail ohne Sendungsverfolgung aus. TikTok Shop braucht Royal Mail Tracked 24 oder Tracked 48.',
  ],
  [
    'TikTok Shop may refuse USPS labels that were not bought through TikTok Shipping, however right the number is.',
    'TikTok Shop lehnt USPS-Etiketten, die nicht über TikTok Shipping gekauft wurden, vielleicht ab, auch wenn die Nummer stimmt.',
  ],
]

const carrier: readonly Sentence[] = [
  ['{provider} was chosen by hand.', '{provider} wurde von Hand gewählt.'],
  [
    'A mapping of this channel matches "{storeCarrier}" exactly: {provider}.',
    'Eine Zuordnung dieses Kanals passt genau zu „{storeCarrier}“: {provider}.',
  ],
  [
    'A mapping of this channel matches "{storeCarrier}" but for spelling: {provider}.',
    'Eine Zuordnung dieses Kanals passt bis auf die Schreibweise zu „{storeCarrier}“: {provider}.',
  ],
  [
    'A mapping of this channel matches "{storeCarrier}" by pattern: {provider}.',
    'Eine Zuordnung dieses Kanals passt mit ihrem Muster zu „{storeCarrier}“: {provider}.',
  ],
  [
    'The store names nobody, and a mapping of this channel says who that is: {provider}.',
    'Der Shop nennt niemanden, und eine Zuordnung dieses Kanals sagt, wer es ist: {provider}.',
  ],
  [
    '"{storeCarrier}" is the name of a provider: {provider}.',
    '„{storeCarrier}“ ist der Name eines TikTok-Versanddienstes: {provider}.',
  ],
  ['"{storeCarrier}" names {carrier}: {because}.', '„{storeCarrier}“ nennt {carrier}: {because}.'],
  [
    '"{storeCarrier}" may name {carrier}, and the number fits it.',
    '„{storeCarrier}“ kann {carrier} meinen, und die Nummer passt dazu.',
  ],
  [
    '"{storeCarrier}" may name {carriers}; of them the number fits {carrier}.',
    '„{storeCarrier}“ kann {carriers|or=oder} meinen; davon passt die Nummer zu {carrier}.',
  ],
  [
    '"{storeCarrier}" may name another carrier, but the number is one of {carrier}: the number is followed.',
    '„{storeCarrier}“ kann einen anderen Versanddienst meinen, aber die Nummer ist eine von {carrier}: Es gilt die Nummer.',
  ],
  [
    '"{storeCarrier}" names no one carrier; the number fits {carrier} only.',
    '„{storeCarrier}“ nennt keinen bestimmten Versanddienst; die Nummer passt nur zu {carrier}.',
  ],
  [
    '"{storeCarrier}" names no one carrier; the number fits {carrier} best.',
    '„{storeCarrier}“ nennt keinen bestimmten Versanddienst; die Nummer passt am besten zu {carrier}.',
  ],
  [
    "Nothing names the carrier, so the channel's default provider is taken: {provider}.",
    'Nichts nennt den Versanddienst, daher gilt der Ersatz-Versanddienst des Kanals: {provider}.',
  ],
  [
    '"{storeCarrier}" names the untracked service; TikTok Shop takes Royal Mail\'s Tracked 24 and Tracked 48 only.',
    '„{storeCarrier}“ nennt den Dienst ohne Sendungsverfolgung; TikTok Shop nimmt von Royal Mail nur Tracked 24 und Tracked 48.',
  ],
  ['TikTok Shop offers {provider} for this order.', 'TikTok Shop bietet {provider} für diese Bestellung an.'],
]

const agreement: readonly Sentence[] = [
  [
    'No format of {carrier} is published, so the number cannot be checked against it.',
    '{carrier} veröffentlicht kein Format, daher lässt sich die Nummer nicht daran prüfen.',
  ],
  ['The number fits {carrier}.', 'Die Nummer passt zu {carrier}.'],
  [
    '{carrier} hands its parcels to USPS under USPS numbers: the named carrier stands.',
    '{carrier} übergibt Pakete mit USPS-Nummern an USPS: Es bleibt beim genannten Versanddienst.',
  ],
  [
    'The number also has the form of {other}; not every form of {carrier} is published.',
    'Die Nummer hat auch das Format von {other}; nicht jedes Format von {carrier} ist veröffentlicht.',
  ],
  [
    'The number does not look like one of {carrier}, but the choice was kept.',
    'Die Nummer sieht nicht nach {carrier} aus, aber es bleibt bei der Wahl.',
  ],
  [
    '{carrier} was named, but the number is one of {owner}: the number is followed.',
    'Genannt ist {carrier}, aber die Nummer ist eine von {owner}: Es gilt die Nummer.',
  ],
]

const sending: readonly Sentence[] = [
  [
    'TikTok Shop has this number already; today it would not be sent.',
    'TikTok Shop hat diese Nummer schon; heute würde sie nicht gesendet.',
  ],
  [
    'TikTok Shop shows the number with {shown}, Waybridge would have chosen {wanted}.',
    'TikTok Shop zeigt die Nummer mit {shown}, Waybridge hätte {wanted} gewählt.',
  ],
  [
    'Today {provider} would be chosen; the number itself is unchanged, so the one correction is kept.',
    'Heute würde {provider} gewählt; die Nummer selbst ist unverändert, daher bleibt die eine Berichtigung aufgespart.',
  ],
  [
    'The number changed from {old}: this spends the one correction TikTok Shop allows.',
    'Bisher war die Nummer {old}: Das verbraucht die eine Berichtigung, die TikTok Shop erlaubt.',
  ],
  [
    'The number also stands on order {order}, in the same parcel.',
    'Die Nummer steht auch bei der Bestellung {order}, im selben Paket.',
  ],
  ['{count} of {total} units: {how}.', '{count} von {total} Artikeln: {how}.'],
  ['chosen by hand', 'von Hand gewählt'],
  ['the parcel holds the whole store order', 'das Paket enthält die ganze Shop-Bestellung'],
  ['the order has one unit', 'die Bestellung hat nur einen Artikel'],
  ['matched by SKU', 'über die SKU gefunden'],
]

/** Warum ein Versanddienst vorgeschlagen wird; dasselbe steht hinter dem Namen in der Zeile über den Versanddienst. */
const suggestions: readonly Sentence[] = [
  ['{because}, beside "{other}"', '{because}, daneben steht „{other}“'],
  ['the number fits {carrier}', 'die Nummer passt zu {carrier}'],
  ['"{name}" stands in it', '„{name}“ steht darin'],
  ['it is close to "{name}"', 'das ist fast „{name}“'],
  ['a service of {carrier}, and words anybody uses', 'ein Dienst von {carrier}, in Worten, die alle verwenden'],
  ['a word of daily life, too', 'auch ein Wort des Alltags'],
  ['a name of many firms in Texas', 'ein Name vieler Firmen in Texas'],
  [
    'Amazon fulfils it, and sends some parcels with other carriers',
    'Amazon versendet es, manche Pakete aber mit anderen Versanddiensten',
  ],
  ['Hermes is several carriers', 'Hermes heißen mehrere Versanddienste'],
  [
    'DHL Express Worldwide is its best known service',
    'DHL Express Worldwide ist der bekannteste Dienst von DHL Express',
  ],
  [
    'DHL Express calls itself so, and so do others of the group',
    'so nennt sich DHL Express, und andere des Konzerns auch',
  ],
  ['DHL alone may be DHL Express or another DHL', 'DHL allein kann DHL Express sein oder ein anderes DHL'],
  ['DHL alone may be {carriers}', 'DHL allein kann {carriers|or=oder} sein'],
  ['BigCommerce lists "{code}" as DHL Express (Piece ID)', 'BigCommerce führt „{code}“ als DHL Express (Piece ID)'],
  ['BigCommerce lists "{code}" as DHL Express', 'BigCommerce führt „{code}“ als DHL Express'],
  [
    'BigCommerce lists "{code}" as APC Postal Logistics; APC Overnight is "{other}"',
    'BigCommerce führt „{code}“ als APC Postal Logistics; APC Overnight ist „{other}“',
  ],
  [
    'BigCommerce lists GLS US as "{code}", and "{other}" as GLS of any country',
    'BigCommerce führt GLS US als „{code}“, und „{other}“ als GLS irgendeines Landes',
  ],
  ['BigCommerce lists "{code}" as a USPS integration', 'BigCommerce führt „{code}“ als Anbindung von USPS'],
  ['"{code}" is BigCommerce\'s UPS integration', '„{code}“ ist die UPS-Anbindung von BigCommerce'],
  [
    'the list WooCommerce shares with AfterShip has it as {carrier}',
    'die Liste, die WooCommerce mit AfterShip teilt, führt es als {carrier}',
  ],
  ['WooCommerce links "{code}" to the European GLS', 'WooCommerce verlinkt „{code}“ mit dem europäischen GLS'],
  ['WooCommerce links "{code}" to InPost in Poland', 'WooCommerce verlinkt „{code}“ mit InPost in Polen'],
]

export const traceSentences: readonly Sentence[] = [
  ...inPlaceOfFacts,
  ...order,
  ...number,
  ...carrier,
  ...agreement,
  ...sending,
  ...suggestions,
  foreignPost,
]
