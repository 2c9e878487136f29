/**
 * Was der Server über eine Sendung sagt, auf Deutsch: je Grund sein Satz und der nächste Schritt, wie ihn die Registratur des
 * Servers auf Englisch hat (ein Test hält beide zusammen), und die Sätze darüber, was mit einer Nummer nicht stimmt.
 */
import type { Sentence } from '../sentence.ts'
import { tiktokRefusals, withoutAnswer } from './tiktok-refusals.ts'
import { traceSentences } from './trace.ts'

/** Je Grund: der Satz, dann der nächste Schritt, wo es einen gibt. */
export const reasonSentences: Record<string, readonly [say: Sentence, nextStep?: Sentence]> = {
  not_linked: [
    [
      'This store order is not tied to a TikTok Shop order yet.',
      'Diese Shop-Bestellung ist noch nicht mit einer Bestellung bei TikTok Shop verknüpft.',
    ],
    [
      'If it came from TikTok Shop, link it: open the shipment and enter the TikTok order id.',
      'Falls sie von TikTok Shop kam, verknüpfen Sie sie: Sendung öffnen und die TikTok-Bestellnummer eingeben.',
    ],
  ],
  not_from_channel: [
    [
      'The store order carries no TikTok order id, so it is treated as an order of the store itself.',
      'Die Shop-Bestellung nennt keine TikTok-Bestellnummer und gilt daher als eigene Bestellung des Shops.',
    ],
    [
      'If it did come from TikTok Shop, link it by hand.',
      'Falls sie doch von TikTok Shop kam, verknüpfen Sie sie von Hand.',
    ],
  ],
  link_ambiguous: [
    [
      'The store order names more than one TikTok order id: {orders}.',
      'Die Shop-Bestellung nennt mehr als eine TikTok-Bestellnummer: {orders}.',
    ],
    [
      'Choose the right one: open the shipment and link it by hand.',
      'Wählen Sie die richtige: Sendung öffnen und von Hand verknüpfen.',
    ],
  ],
  order_not_found: [
    [
      'The store names TikTok order {order}, but none of your connected shops knows it.',
      'Der Shop nennt die TikTok-Bestellung {order}, aber keiner Ihrer verbundenen Verkaufskanäle kennt sie.',
    ],
    [
      'Connect the shop this order belongs to, or link the shipment by hand.',
      'Verbinden Sie den TikTok Shop, zu dem die Bestellung gehört, oder verknüpfen Sie die Sendung von Hand.',
    ],
  ],
  order_unread: [
    ['The TikTok order could not be read yet.', 'Die TikTok-Bestellung konnte noch nicht gelesen werden.'],
  ],
  shipment_pending: [
    ['The store says this shipment is not finished yet.', 'Der Shop sagt, diese Sendung sei noch nicht abgeschlossen.'],
  ],
  shipment_cancelled: [
    [
      'The shipment was cancelled in the store before it was sent to TikTok Shop.',
      'Die Sendung wurde im Shop storniert, bevor sie an TikTok Shop ging.',
    ],
  ],
  cancelled_after_sync: [
    [
      'The shipment was cancelled in the store after its number {number} was sent. TikTok Shop has no way to take a number back.',
      'Die Sendung wurde im Shop storniert, nachdem ihre Nummer {number} gesendet war. TikTok Shop kann eine Nummer nicht zurücknehmen.',
    ],
    [
      'Ship the items again in the store: the new number is then sent as the one correction TikTok allows.',
      'Versenden Sie die Artikel im Shop neu: Die neue Nummer geht dann als die eine Berichtigung, die TikTok erlaubt.',
    ],
  ],
  no_number: [
    [
      'The store has no tracking number for this shipment yet.',
      'Der Shop hat für diese Sendung noch keine Sendungsnummer.',
    ],
    [
      'Add the tracking number in the store, or type it here.',
      'Tragen Sie die Sendungsnummer im Shop ein, oder tippen Sie sie hier.',
    ],
  ],
  auto_sync_off: [
    ['Auto-sync is off for this sales channel.', 'Für diesen Verkaufskanal ist die Automatik aus.'],
    [
      'Turn it on under Settings > Channel settings > Fulfilment sync, or press Send now.',
      'Schalten Sie sie unter Einstellungen > Kanaleinstellungen > Versandabgleich ein, oder drücken Sie „Jetzt senden“.',
    ],
  ],
  channel_paused: [
    ['The sales channel is paused. {because}', 'Der Verkaufskanal ist angehalten. {because}'],
    [
      'Resume the sales channel, or connect it again; what waits then goes by itself.',
      'Setzen Sie den Verkaufskanal fort, oder verbinden Sie ihn neu; was wartet, geht dann von selbst.',
    ],
  ],
  shipped_by_channel: [
    [
      'This order ships with a label bought from TikTok (TikTok Shipping), so tracking is not uploaded by the seller.',
      'Diese Bestellung geht mit einem bei TikTok gekauften Etikett (TikTok Shipping); die Nummer lädt nicht der Verkäufer hoch.',
    ],
  ],
  fulfilled_by_channel: [
    [
      'TikTok fulfils this order from its own warehouse.',
      'TikTok versendet diese Bestellung aus seinem eigenen Lager.',
    ],
  ],
  mapped_do_not_sync: [
    [
      'A mapping says that shipments with "{storeCarrier}" are not synced.',
      'Eine Zuordnung sagt, dass Sendungen mit „{storeCarrier}“ nicht übertragen werden.',
    ],
    ['Change the mapping if that is no longer right.', 'Ändern Sie die Zuordnung, wenn das nicht mehr stimmt.'],
  ],
  order_cancelled: [
    ['The order is cancelled at TikTok Shop.', 'Die Bestellung ist bei TikTok Shop storniert.'],
    [
      'If the parcel has left, stop it or arrange its return.',
      'Falls das Paket unterwegs ist, halten Sie es auf, oder veranlassen Sie die Rückgabe.',
    ],
  ],
  cancel_requested: [
    [
      'The buyer asked to cancel this order. {consequence}',
      'Der Käufer möchte diese Bestellung stornieren. {consequence}',
    ],
    [
      'Decide on the request in TikTok Seller Center; the shipment then goes on by itself.',
      'Entscheiden Sie darüber im TikTok Seller Center; die Sendung geht dann von selbst weiter.',
    ],
  ],
  order_status_unrecognised: [
    [
      'TikTok Shop reports the order as "{status}", which Waybridge does not know.',
      'TikTok Shop meldet die Bestellung als „{status}“; das kennt Waybridge nicht.',
    ],
    [
      'Look at the order in Seller Center, then press Try again.',
      'Sehen Sie sich die Bestellung im Seller Center an, und drücken Sie dann „Erneut versuchen“.',
    ],
  ],
  unpaid: [['The order is not paid yet.', 'Die Bestellung ist noch nicht bezahlt.']],
  on_hold: [
    [
      'TikTok Shop keeps the order on hold for its first hour; the number goes out by itself afterwards.',
      'TikTok Shop hält die Bestellung in der ersten Stunde zurück; die Nummer geht danach von selbst.',
    ],
  ],
  number_malformed: [
    ['{because}', '{because}'],
    [
      'Correct the tracking number in the store, or type the right one here.',
      'Berichtigen Sie die Sendungsnummer im Shop, oder tippen Sie hier die richtige.',
    ],
  ],
  number_repairable: [
    ['{because} Did you mean {suggestion}?', '{because} Meinten Sie {suggestion}?'],
    [
      'Confirm the suggested number, or correct it in the store.',
      'Bestätigen Sie die vorgeschlagene Nummer, oder berichtigen Sie sie im Shop.',
    ],
  ],
  carrier_unmapped: [
    [
      'The store carrier "{storeCarrier}" is not mapped for this sales channel, and the number alone does not say who carries it.',
      'Der Versanddienst „{storeCarrier}“ ist für diesen Verkaufskanal nicht zugeordnet, und die Nummer allein sagt nicht, wer befördert.',
    ],
    [
      'Map it once under Settings > Channel settings > Fulfilment sync > + Add mapping; everything waiting for it then goes by itself.',
      'Ordnen Sie ihn einmal zu, unter Einstellungen > Kanaleinstellungen > Versandabgleich > + Zuordnung hinzufügen; alles, was darauf wartet, geht dann von selbst.',
    ],
  ],
  carrier_not_named: [
    [
      'The store names no carrier, and the number {number} fits {count}.',
      'Der Shop nennt keinen Versanddienst, und zur Nummer {number} passt: {count}.',
    ],
    [
      'Map "(no carrier)" or set a default provider under Fulfilment sync, or choose the provider for this shipment.',
      'Ordnen Sie „(kein Versanddienst)“ zu, bestimmen Sie unter Versandabgleich einen Ersatz-Versanddienst, oder wählen Sie ihn für diese Sendung.',
    ],
  ],
  mapped_hold: [
    [
      'A mapping says that shipments with "{storeCarrier}" wait for review.',
      'Eine Zuordnung sagt, dass Sendungen mit „{storeCarrier}“ auf eine Prüfung warten.',
    ],
    [
      'Review it, then choose the provider for this shipment.',
      'Prüfen Sie sie, und wählen Sie dann den Versanddienst für diese Sendung.',
    ],
  ],
  carrier_disagrees: [
    [
      'The number {number} belongs to {numberCarrier}, but {choice} was chosen.',
      'Die Nummer {number} gehört zu {numberCarrier|or=oder}, gewählt ist aber {choice}.',
    ],
    [
      'Confirm one of them for this shipment, or correct the number.',
      'Bestätigen Sie einen von beiden für diese Sendung, oder berichtigen Sie die Nummer.',
    ],
  ],
  provider_not_offered: [
    [
      '{carrier} is not among the shipping providers TikTok offers for this order.',
      '{carrier} gehört nicht zu den Versanddiensten, die TikTok für diese Bestellung anbietet.',
    ],
    [
      'Map the store carrier to a provider of the list, or ask TikTok to add the carrier to the shop.',
      'Ordnen Sie dem Versanddienst einen aus der Liste zu, oder bitten Sie TikTok, ihn in den Shop aufzunehmen.',
    ],
  ],
  providers_unread: [
    [
      'The list of shipping providers could not be read from TikTok Shop yet.',
      'Die Liste der Versanddienste konnte bei TikTok Shop noch nicht gelesen werden.',
    ],
  ],
  number_used: [
    [
      'The number {number} was already sent for TikTok order {order}, and TikTok has not combined the two.',
      'Die Nummer {number} wurde schon für die TikTok-Bestellung {order} gesendet, und TikTok hat beide nicht zusammengefasst.',
    ],
    [
      'Check which order the parcel belongs to, and correct the number of the other one.',
      'Prüfen Sie, zu welcher Bestellung das Paket gehört, und berichtigen Sie die Nummer der anderen.',
    ],
  ],
  market_rule: [
    ['{rule}', '{rule}'],
    [
      'Buy the label through TikTok Shipping, use another carrier, or turn the rule into a warning for this channel.',
      'Kaufen Sie das Etikett über TikTok Shipping, nehmen Sie einen anderen Versanddienst, oder machen Sie die Regel für diesen Kanal zur Warnung.',
    ],
  ],
  units_unclear: [
    ['{because}', '{because}'],
    ['Choose the order items this shipment holds.', 'Wählen Sie die Artikel, die in dieser Sendung sind.'],
  ],
  shipped_otherwise: [
    [
      'TikTok Shop already shows {remote} for these items, not {number}.',
      'TikTok Shop zeigt für diese Artikel schon {remote}, nicht {number}.',
    ],
    [
      'Keep it and skip this shipment, or spend the one correction TikTok allows.',
      'Lassen Sie sie stehen und diese Sendung aus, oder verwenden Sie die eine Berichtigung, die TikTok erlaubt.',
    ],
  ],
  correction_used: [
    [
      'The number was corrected before; TikTok Shop allows one correction only.',
      'Die Nummer wurde schon einmal berichtigt; TikTok Shop erlaubt nur eine Berichtigung.',
    ],
    [
      'Ask TikTok through a Seller Center support ticket, within 30 days of the order.',
      'Fragen Sie TikTok über ein Ticket im Seller Center, innerhalb von 30 Tagen nach der Bestellung.',
    ],
  ],
  correction_too_late: [
    [
      'TikTok Shop allows a correction within 72 hours after shipping, and they are over.',
      'TikTok Shop erlaubt eine Berichtigung binnen 72 Stunden nach dem Versand, und die sind vorbei.',
    ],
    [
      'Ask TikTok through a Seller Center support ticket, within 30 days of the order.',
      'Fragen Sie TikTok über ein Ticket im Seller Center, innerhalb von 30 Tagen nach der Bestellung.',
    ],
  ],
  correction_off: [
    [
      'The store changed the number to {number} after {remote} was sent, and corrections are made by hand for this channel.',
      'Der Shop hat die Nummer in {number} geändert, nachdem {remote} gesendet war; Berichtigungen sind in diesem Kanal von Hand.',
    ],
    [
      'Press Correct to spend the one correction TikTok allows.',
      'Drücken Sie „Berichtigen“, um die eine Berichtigung zu verwenden, die TikTok erlaubt.',
    ],
  ],
  duplicate_shipment: [
    [
      'Another shipment of the store already carries this number for these items.',
      'Eine andere Sendung des Shops trägt diese Nummer für diese Artikel schon.',
    ],
  ],
  ready: [
    [
      'Decided: {number} goes to TikTok Shop with {provider}.',
      'Entschieden: {number} geht mit {provider} zu TikTok Shop.',
    ],
  ],
  ready_correction: [
    [
      'Decided: the number is corrected to {number} with {provider}.',
      'Entschieden: Die Nummer wird in {number} mit {provider} berichtigt.',
    ],
  ],
  pushing: [['The number is on its way to TikTok Shop.', 'Die Nummer ist unterwegs zu TikTok Shop.']],
  reading_back: [
    [
      'TikTok Shop did not answer clearly. The order is read back before anything is sent again.',
      'TikTok Shop hat nicht eindeutig geantwortet. Die Bestellung wird nachgelesen, bevor noch einmal etwas gesendet wird.',
    ],
  ],
  synced: [['TikTok Shop has {number} with {provider}.', 'TikTok Shop hat {number} mit {provider}.']],
  synced_already: [
    ['TikTok Shop already had {number} with {provider}.', 'TikTok Shop hatte {number} mit {provider} schon.'],
  ],
  synced_warned: [
    [
      'TikTok Shop took {number} with {provider}, and warns: {warning}',
      'TikTok Shop hat {number} mit {provider} genommen und warnt: {warning}',
    ],
    [
      'Check number and carrier now: one correction is possible within 72 hours.',
      'Prüfen Sie Nummer und Versanddienst jetzt: Eine Berichtigung ist binnen 72 Stunden möglich.',
    ],
  ],
  synced_doubtful: [
    [
      'TikTok Shop took {number} with {provider}. Waybridge has a doubt: {warning}',
      'TikTok Shop hat {number} mit {provider} genommen. Waybridge hat einen Zweifel: {warning}',
    ],
    [
      'Check it now if it looks wrong: one correction is possible within 72 hours.',
      'Prüfen Sie es jetzt, wenn es falsch aussieht: Eine Berichtigung ist binnen 72 Stunden möglich.',
    ],
  ],
  // Was TikTok Shop ablehnt, hat Sätze für sich.
  refused: [
    ['{say}', '{say}'],
    ['{nextStep}', '{nextStep}'],
  ],
  refused_carrier: [
    ['{say}', '{say}'],
    ['{nextStep}', '{nextStep}'],
  ],
  refused_for_good: [['{say}', '{say}']],
  retry_later: [['{say} The next try comes by itself.', '{say} Der nächste Versuch kommt von selbst.']],
  gave_up: [
    [
      'TikTok Shop did not take the number after many tries: {say}',
      'TikTok Shop hat die Nummer nach vielen Versuchen nicht genommen: {say}',
    ],
    [
      'Look at the attempts below, then press Try again. Nothing is lost.',
      'Sehen Sie sich die Versuche unten an, und drücken Sie dann „Erneut versuchen“. Nichts ist verloren.',
    ],
  ],
  broken: [
    [
      'Waybridge met a contradiction of its own while working on this shipment.',
      'Waybridge ist bei dieser Sendung auf einen eigenen Widerspruch gestoßen.',
    ],
    [
      'Press Try again; if it comes back, report it with the shipment id.',
      'Drücken Sie „Erneut versuchen“; wenn es wiederkommt, melden Sie es mit der Nummer der Sendung.',
    ],
  ],
  skipped_by_person: [
    ['Skipped by hand. {because}', 'Von Hand ausgelassen. {because}'],
    ['Press Try again to take it up again.', 'Drücken Sie „Erneut versuchen“, um sie wieder aufzunehmen.'],
  ],
}

/** Was mit einer Nummer, den Artikeln oder dem Kanal nicht stimmt: Sätze, die in anderen stehen. */
const innerSentences: readonly Sentence[] = [
  ['This looks like an e-mail address.', 'Das sieht nach einer E-Mail-Adresse aus.'],
  ['This looks like a phone number.', 'Das sieht nach einer Telefonnummer aus.'],
  ['There is no tracking number.', 'Da ist keine Sendungsnummer.'],
  ['There is no tracking number in that text.', 'In diesem Text ist keine Sendungsnummer.'],
  ['This link holds no tracking number.', 'Dieser Link enthält keine Sendungsnummer.'],
  [
    'A spreadsheet turned this number into exponent form; its last digits are lost. Copy it again from the source, formatted as text.',
    'Eine Tabellenkalkulation hat diese Nummer in Exponentenschreibweise verwandelt; ihre letzten Ziffern sind verloren. Kopieren Sie sie noch einmal aus der Quelle, als Text formatiert.',
  ],
  [
    'The number holds characters that are no Latin letters or digits; some look just like them. Type it again.',
    'Die Nummer enthält Zeichen, die keine lateinischen Buchstaben oder Ziffern sind; manche sehen nur so aus. Tippen Sie sie neu.',
  ],
  ['"{number}" is too short for a tracking number.', '„{number}“ ist zu kurz für eine Sendungsnummer.'],
  ['This is too long for a tracking number.', 'Das ist zu lang für eine Sendungsnummer.'],
  ['"{number}" holds signs that no tracking number has.', '„{number}“ enthält Zeichen, die keine Sendungsnummer hat.'],
  ['This number is a placeholder: no parcel has it.', 'Diese Nummer ist ein Platzhalter: Kein Paket hat sie.'],
  [
    '"{number}" looks like a number of {carriers}, but its check digit is wrong: one character is mistyped.',
    '„{number}“ sieht nach einer Nummer von {carriers|or=oder} aus, aber ihre Prüfziffer stimmt nicht: Ein Zeichen ist vertippt.',
  ],
  [
    '"{number}" is a number of {carriers}, which does not deliver for sellers in the {region}.',
    '„{number}“ ist eine Nummer von {carriers|or=oder}; dieser Dienst stellt für Verkäufer im Markt {region} nicht zu.',
  ],
  [
    '"{number}" does not fit the numbers of any carrier we know.',
    '„{number}“ passt zu keinem Versanddienst, den wir kennen.',
  ],
  ['"{number}" does not fit the numbers of {carrier}.', '„{number}“ passt nicht zu den Nummern von {carrier}.'],
  [
    '"{shown}" is an untracked service, and {number} is no tracking number of Royal Mail (two letters, nine digits, GB).',
    '„{shown}“ ist ein Dienst ohne Sendungsverfolgung, und {number} ist keine Sendungsnummer von Royal Mail (zwei Buchstaben, neun Ziffern, GB).',
  ],
  ['no carrier Waybridge knows', 'kein Versanddienst, den Waybridge kennt'],
  ['1 carriers: {names}', '{names}'],
  ['{count} carriers: {names}', '{names} ({count} Versanddienste)'],
  ['Paused by hand.', 'Von Hand angehalten.'],
  [
    'The imitated shop has ended. End exploring, then start it again.',
    'Der nachgebildete Shop ist beendet. Beenden Sie das Ausprobieren, und starten Sie es dann neu.',
  ],
  [
    'The sandbox could not be started. End exploring, then try again.',
    'Die Sandbox konnte nicht gestartet werden. Beenden Sie das Ausprobieren, und versuchen Sie es dann wieder.',
  ],
  [
    'The sandbox took no more orders. End exploring, then start it again.',
    'Die Sandbox hat keine weiteren Bestellungen angenommen. Beenden Sie das Ausprobieren, und starten Sie es dann neu.',
  ],
  [
    'The seller removed the authorisation in TikTok Seller Center. Connect the channel again.',
    'Der Verkäufer hat die Zustimmung im TikTok Seller Center zurückgezogen. Verbinden Sie den Verkaufskanal neu.',
  ],
  [
    'The app was removed in the store. Connect the store again.',
    'Die App wurde im Shop entfernt. Verbinden Sie den Shop neu.',
  ],
  ['In the US, sending the number rejects the request.', 'In den USA lehnt das Senden der Nummer den Wunsch ab.'],
  [
    'TikTok Shop takes no number until the request is decided.',
    'TikTok Shop nimmt keine Nummer, bis darüber entschieden ist.',
  ],
  [
    'Some of the chosen units are shipped or cancelled by now. Choose again.',
    'Einige der gewählten Artikel sind inzwischen versandt oder storniert. Wählen Sie neu.',
  ],
  ['Every unit of the order already has tracking.', 'Jeder Artikel der Bestellung hat schon eine Sendungsnummer.'],
  ['The shipment does not say which items it holds.', 'Die Sendung sagt nicht, welche Artikel sie enthält.'],
  [
    'The shipment holds {quantity} × {sku}, but the channel order has {left} of it left to ship.',
    'Die Sendung enthält {quantity} × {sku}, aber in der TikTok-Bestellung sind davon nur noch {left} zu versenden.',
  ],
  [
    'An item of the shipment has no SKU, so it cannot be found in the channel order.',
    'Ein Artikel der Sendung hat keine SKU und ist daher in der TikTok-Bestellung nicht zu finden.',
  ],
  [
    'TikTok Shop refuses USPS labels of cross-border sellers that were not bought through TikTok Shipping.',
    'TikTok Shop lehnt USPS-Etiketten grenzüberschreitender Verkäufer ab, die nicht über TikTok Shipping gekauft wurden.',
  ],
  [
    'TikTok Shop is reported to reject USPS labels that were not bought through TikTok Shipping.',
    'TikTok Shop soll USPS-Etiketten ablehnen, die nicht über TikTok Shipping gekauft wurden.',
  ],
]

/**
 * Die Sätze der Gründe vor denen, die in ihnen stehen können: Beginnt einer von diesen mit einer Tatsache, nähme er sonst für sie,
 * was davor steht.
 */
export const sentences: readonly Sentence[] = [
  ...Object.values(reasonSentences).flatMap((each) => each.filter((sentence) => sentence !== undefined)),
  ...innerSentences,
  ...traceSentences,
  ...tiktokRefusals,
  ...withoutAnswer,
]
