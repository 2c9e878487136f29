/** Words that stand beside a carrier's name in stores' texts, and what they say about it: nothing, or that it is another. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words of any shop's shipping options. They name nobody, and change nobody's name. */
const shippingWords = list(
  `ground express expedited priority standard economy eco saver overnight overnite next same day days daily second two three third first
  class 2day 3day nextday sameday home delivery deliveries delivered deliver shipping ship shipped shipment shipments courier
  couriers carrier parcel parcels package packages packet packets letter letters large small medium heavy light bulky box
  envelope pak tube tracked track tracking traceable signed sign signature signatures for required adult age untracked number
  no nr ref reference code id consignment connum by before am pm noon to from via with using on of the a an and or plus
  weekend saturday sunday sat sun monday tuesday wednesday thursday friday morning afternoon evening timed pickup pick up drop
  off dropoff collection collect click shop parcelshop store door doorstep locker lockers point access service services
  hour hours hr hrs h minute 1030 uk us usa gb gbr united kingdom states america england scotland wales northern great britain
  mainland highlands islands domestic national nationwide local international intl worldwide global free paid flat rate
  rates cheapest best method option default account api ftp sftp webhook v1 v2 v3 ltd limited llc inc plc co com www corp
  corporation company group business commercial residential return returns insured insurance guaranteed premium prime pro
  classic label labels prepaid zone online safe place neighbour predict max mini lite cubic
  discount discounted final last mile nd man 1man 2man b2b b2c
  your my our this is was has been be will order orders sent dispatched despatched please see details status link
  http https www pre std early working holiday bank acct accounts main contract pod letterbox booked collected offshore
  swap verified verification fully goods country room choice pallet pallets corporate expresspak air road rail po depot
  collects one walleted wallet gbp usd eur pounds dollars minus formerly custom new south east west city town lb lbs oz kg
  liquids lightweight mailpack pack today noon nxt ddp ddu c2c pudo test production wh1 sig leave urgent posted dropship
  cutoff party over under acc web ebay etsy vinted shopify woocommerce magento tiktok rm
  快递 快遞 物流 邮政 宅配`,
)

/** Where a parcel goes within the country: beside a carrier's name it changes nothing. Most codes of states are codes of countries too. */
const placesWithin = list(
  `ni london alabama alaska arizona arkansas california connecticut delaware florida georgia hawaii idaho illinois indiana
  iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
  hampshire jersey york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia
  washington wisconsin wyoming tx ny nj fl dallas houston chicago`,
)

const unit = /^(?:x\d{1,2}|\d{1,3}(?:x|h|hr|hrs|am|pm|d|day|days|kg|g|lb|lbs|oz|cm|pcs?)|1st|2nd|3rd|[4-9]th|[12]\dth)$/
/** 12pm, 10kg, 2day, x2: a time, a weight, a number of days or of parcels. */
export const isUnit = (word: string): boolean => unit.test(word)

const introducers = list(
  `number numbers no nr num tracking track trk tn code barcode waybill awb consignment con note id ids ref reference parcel parcels
  package shipment label is are with at on for your my the to from via under here`,
)
/** What follows such a word is the number itself. */
export const introducesNumber = (word: string): boolean => introducers.has(word)
/** 24, 0930, nd16; a number of somebody. */
const measure = /^(?:\d+|nd\d{1,2})$/
/** A tracking number, an account: somebody wrote it beside the name. */
const written = /^(?=[a-z]*\d)[a-z0-9]{7,40}$/

/** A word of any shop's shipping options, or of a place within the country. */
export const isShippingWord = (word: string): boolean => shippingWords.has(word) || placesWithin.has(word)
/** The same, and numbers beside a name: they name nobody either. */
export const namesNobody = (word: string): boolean =>
  isShippingWord(word) || unit.test(word) || measure.test(word) || written.test(word)

const references = list(
  'order orders ord invoice inv po so batch acct account customer cust job sku ticket picklist pick',
)
const places = list('ref reference box bag van row item line note')
/** What follows such a word is its number, and no parcel's. */
export const isReferenceWord = (word: string): boolean => references.has(word)
/** The same for one group; a number in several groups may follow, too. */
export const isPlaceWord = (word: string): boolean => places.has(word) || references.has(word)

/** "Hermes Germany", "DPD Romania": a firm of another country under a name we know. */
export const abroad = list(
  `paket germany german deutschland france french spain espana españa italy italia poland polska netherlands nederland
  nederlands belgium belgie austria österreich switzerland schweiz ireland portugal denmark sweden sverige norway norge finland
  czech czechia slovakia slovenia croatia hungary romania bulgaria greece turkey russia ukraine estonia latvia lithuania
  canada australia mexico india china asia apac hong kong japan korea singapore malaysia thailand indonesia philippines
  vietnam taiwan brazil brasil chile colombia argentina peru panama guatemala africa african israel emirates dubai zealand
  benelux europe latam`,
)

/** Shops for labels: whoever is named beside them carries the parcel. */
export const labelTools = list(
  `shipstation shippo easypost easyship sendcloud veeqo pirateship packlink interparcel linnworks mintsoft scurri metapack
  despatchcloud shipengine aftership shipperhq shiptheory parcelmonkey p4d parcelcompare parcelhero`,
)

/** Agencies and warehouses: they hand the parcel to whom they like. */
export const agencies = list(
  `shipbob shiphero deliverr shipmonk shipwire flexport royale starlink huboo parcelhub rakuten shipito shiprocket
  transglobal stord shipfusion redstag byrd 3pl 4pl warehouse fulfilment fulfillment`,
)

/**
 * Carriers that stores' lists name and TikTok Shop does not offer here, under names that are near ours or stand beside them:
 * no misspelling of ours, and a second carrier when both are named.
 */
export const otherCarriers: readonly (readonly string[])[] = [
  '4px',
  'an post',
  'anpost',
  'aramex',
  'auspost',
  'australia post',
  'blue dart',
  'bluedart',
  'bpost',
  'brt',
  'canada post',
  'canadapost',
  'canpar',
  'china post',
  'chronopost',
  'colis prive',
  'colis privé',
  'colissimo',
  'correos',
  'couriers please',
  'crl express',
  'ctt',
  'dd express',
  'deutsche post',
  'exapaq',
  'fastway',
  'intelcom',
  'japan post',
  'kua yue express',
  'la poste',
  'loomis',
  'mondial relay',
  'ninjavan',
  'nz post',
  'packeta',
  'post nl',
  'posti',
  'postnl',
  'postnord',
  'purolator',
  'qyun express',
  'royal shipments',
  'royalshipments',
  'sagawa',
  'sendle',
  'seur',
  'sf express',
  'singapore post',
  'smartposti',
  'speedex',
  'speedy',
  'startrack',
  'swiss post',
  'toll',
  'yamato',
].map((name) => name.split(' '))

/** Words of daily speech and of the trade one letter away from a carrier's name ("where is my order" is WISMO). */
export const resemblesByChance = list(
  `speedy speed speeds speedo delivers deliverer panthers panthera yodels yokel yoder yoel wismo impost hermits heroes jutsu estee
  ester esters este landmarks fede ciro carro lodestar interline retracked`,
)

/** The same of words that stand together. */
export const chancePhrases: readonly string[] = ['on track', 'my heroes', 'laser shop', 'rm tracked']

/** Sentences that hold a carrier's name and mean none. */
export const idlePhrases: readonly string[] = [
  'please deliver it',
  'deliver it to',
  'deliver it by',
  'deliver it via',
  'deliver it standard',
  'ups and downs',
  'ups a daisy',
  'uk mail order',
]

/** Whoever is named behind such a word does not carry it. */
export const negations = list('not except excluding but unless never without')

/** Words that make "ups" the end of a word: pick-ups, grown-ups. */
export const beforeUps = list(
  'drop pick pop grown start set top follow push pull press sit chin warm line mock back check clean round sign stand tie touch try wrap link meet pin close build lace button make mix hook',
)
