/**
 * Was TikTok Shop ablehnt, mit unseren Worten für seine Fehlercodes, auf Deutsch. Ein Test hält die Liste und den Katalog der
 * Codes zusammen: kein Satz zu viel, keiner zu wenig.
 */
import type { Sentence } from '../sentence.ts'

const access: readonly Sentence[] = [
  ['TikTok Shop asked us to slow down.', 'TikTok Shop bittet uns, langsamer zu sein.'],
  ['Nothing to do: we continue by ourselves.', 'Nichts zu tun: Wir machen von selbst weiter.'],
  ['TikTok Shop had an internal error.', 'Bei TikTok Shop gab es einen internen Fehler.'],
  [
    'Nothing to do: we look at the order again and continue by ourselves.',
    'Nichts zu tun: Wir sehen uns die Bestellung noch einmal an und machen von selbst weiter.',
  ],
  [
    'TikTok Shop did not tell in time whether it accepted this.',
    'TikTok Shop hat nicht rechtzeitig gesagt, ob das angenommen ist.',
  ],
  [
    'Nothing to do: we look at the order again before anything is sent.',
    'Nichts zu tun: Wir sehen uns die Bestellung noch einmal an, bevor etwas gesendet wird.',
  ],
  [
    'The access to TikTok Shop ran out and is being renewed.',
    'Der Zugang zu TikTok Shop ist abgelaufen und wird gerade erneuert.',
  ],
  [
    'Nothing to do, unless this stays for minutes: then connect TikTok Shop again.',
    'Nichts zu tun, außer es bleibt minutenlang so: Verbinden Sie TikTok Shop dann neu.',
  ],
  ['The access to TikTok Shop ran out.', 'Der Zugang zu TikTok Shop ist abgelaufen.'],
  ['Connect TikTok Shop again.', 'Verbinden Sie TikTok Shop neu.'],
  ['TikTok Shop no longer accepts this connection.', 'TikTok Shop nimmt diese Verbindung nicht mehr an.'],
  [
    'Connect TikTok Shop again; the waiting work is kept.',
    'Verbinden Sie TikTok Shop neu; was wartet, bleibt erhalten.',
  ],
  [
    'The connection to TikTok Shop does not fit this shop.',
    'Die Verbindung zu TikTok Shop passt nicht zu diesem Verkaufskanal.',
  ],
  [
    'Connect TikTok Shop again with the account that owns this shop.',
    'Verbinden Sie TikTok Shop neu, mit dem Konto, dem der Shop gehört.',
  ],
  [
    'A permission is missing in the connection to TikTok Shop.',
    'In der Verbindung zu TikTok Shop fehlt eine Berechtigung.',
  ],
  [
    'Connect TikTok Shop again and grant all permissions. If it stays, the app itself lacks the permission in Partner Center.',
    'Verbinden Sie TikTok Shop neu, und erteilen Sie alle Berechtigungen. Bleibt es so, fehlt die Berechtigung der App selbst im Partner Center.',
  ],
  ['TikTok Shop has this shop or seller as inactive.', 'TikTok Shop führt den Shop oder den Verkäufer als inaktiv.'],
  [
    'Look in Seller Center why, then connect again; the waiting work is kept.',
    'Sehen Sie im Seller Center nach, warum, und verbinden Sie dann neu; was wartet, bleibt erhalten.',
  ],
  ['TikTok Shop refuses this installation of the app.', 'TikTok Shop lehnt diese Installation der App ab.'],
  [
    'Ask the operator: app secret, or the list of allowed addresses in Partner Center.',
    'Fragen Sie den Betreiber: Es liegt am App secret oder an der Liste erlaubter Adressen im Partner Center.',
  ],
  [
    'The clock of this installation is wrong, so TikTok Shop refuses its calls.',
    'Die Uhr dieser Installation geht falsch; deshalb lehnt TikTok Shop ihre Aufrufe ab.',
  ],
  [
    'Ask the operator to set the clock (time synchronisation).',
    'Bitten Sie den Betreiber, die Uhr zu stellen (Zeitabgleich).',
  ],
  ['TikTok Shop does not know the access of this connection.', 'TikTok Shop kennt den Zugang dieser Verbindung nicht.'],
  ['TikTok Shop does not know this installation of the app.', 'TikTok Shop kennt diese Installation der App nicht.'],
  [
    'Ask the operator to check the app key in Partner Center.',
    'Bitten Sie den Betreiber, den App key im Partner Center zu prüfen.',
  ],
  [
    'TikTok Shop did not accept the app key or the app secret.',
    'TikTok Shop hat den App key oder das App secret nicht angenommen.',
  ],
  [
    'Copy both again from Partner Center: App & Service, your app, Basic information.',
    'Kopieren Sie beide noch einmal aus dem Partner Center: App & Service, Ihre App, Basic information.',
  ],
  [
    'We sent this to TikTok Shop, but its answer did not come.',
    'Wir haben das an TikTok Shop gesendet, aber es kam keine Antwort.',
  ],
  ['TikTok Shop could not be reached.', 'TikTok Shop war nicht zu erreichen.'],
  ['TikTok Shop is overloaded.', 'TikTok Shop ist überlastet.'],
  [
    'TikTok Shop answered with something that cannot be read.',
    'TikTok Shop hat mit etwas geantwortet, das sich nicht lesen lässt.',
  ],
  [
    'Try again in a few minutes. If it stays, check that this server can reach TikTok Shop.',
    'Versuchen Sie es in ein paar Minuten wieder. Bleibt es so, prüfen Sie, ob dieser Server TikTok Shop erreicht.',
  ],
]

const number: readonly Sentence[] = [
  [
    'The tracking number does not fit the chosen TikTok shipping provider.',
    'Die Sendungsnummer passt nicht zum gewählten TikTok-Versanddienst.',
  ],
  [
    'Choose another provider for this carrier, or check the number.',
    'Wählen Sie für diesen Dienst einen anderen TikTok-Versanddienst, oder prüfen Sie die Nummer.',
  ],
  [
    'TikTok Shop refuses this tracking number or shipping provider.',
    'TikTok Shop lehnt diese Sendungsnummer oder diesen Versanddienst ab.',
  ],
  [
    'We read the provider list again. If the provider is still offered, check the number.',
    'Wir lesen die Liste der Versanddienste neu. Wird der Dienst noch angeboten, prüfen Sie die Nummer.',
  ],
  [
    'No carrier known to TikTok Shop has tracking numbers like this one.',
    'Kein Versanddienst, den TikTok Shop kennt, hat solche Sendungsnummern.',
  ],
  [
    'Check the tracking number and enter it again.',
    'Prüfen Sie die Sendungsnummer, und geben Sie sie noch einmal ein.',
  ],
  [
    'The tracking number holds characters TikTok Shop does not accept.',
    'Die Sendungsnummer enthält Zeichen, die TikTok Shop nicht annimmt.',
  ],
  [
    'Remove blanks, dashes and special characters from the number.',
    'Entfernen Sie Leerzeichen, Striche und Sonderzeichen aus der Nummer.',
  ],
  ['TikTok Shop has seen this tracking number before.', 'TikTok Shop kennt diese Sendungsnummer schon.'],
  [
    'We compare with what TikTok Shop holds. If it is on another order, check the number.',
    'Wir vergleichen mit dem, was TikTok Shop hat. Steht sie bei einer anderen Bestellung, prüfen Sie die Nummer.',
  ],
  ['This tracking number is on too many orders.', 'Diese Sendungsnummer steht bei zu vielen Bestellungen.'],
  [
    'We compare with what TikTok Shop holds. One number may be on at most 20 orders of one recipient.',
    'Wir vergleichen mit dem, was TikTok Shop hat. Eine Nummer darf bei höchstens 20 Bestellungen eines Empfängers stehen.',
  ],
]

const shipped: readonly Sentence[] = [
  ['TikTok Shop says this is already shipped.', 'Laut TikTok Shop ist das schon versandt.'],
  ['We compare with what TikTok Shop holds.', 'Wir vergleichen mit dem, was TikTok Shop hat.'],
  ['TikTok Shop says this package is already delivered.', 'Laut TikTok Shop ist dieses Paket schon zugestellt.'],
  [
    'We compare with what TikTok Shop holds. To change a delivered package, ask TikTok in Seller Center.',
    'Wir vergleichen mit dem, was TikTok Shop hat. Um ein zugestelltes Paket zu ändern, fragen Sie TikTok im Seller Center.',
  ],
  [
    'TikTok Shop says this package is already delivered, so its number cannot be corrected.',
    'Laut TikTok Shop ist dieses Paket schon zugestellt; seine Nummer lässt sich nicht mehr berichtigen.',
  ],
  [
    'We compare with what TikTok Shop holds. To change it all the same, ask TikTok in Seller Center.',
    'Wir vergleichen mit dem, was TikTok Shop hat. Um sie trotzdem zu ändern, fragen Sie TikTok im Seller Center.',
  ],
  [
    'This package does not allow another tracking number.',
    'Für dieses Paket ist keine andere Sendungsnummer mehr möglich.',
  ],
  [
    'Ask TikTok in Seller Center if the number must change.',
    'Fragen Sie TikTok im Seller Center, wenn sich die Nummer ändern muss.',
  ],
  [
    'The time in which TikTok Shop allows a correction is over.',
    'Die Zeit, in der TikTok Shop eine Berichtigung erlaubt, ist vorbei.',
  ],
  [
    'The correction TikTok Shop allows is already used.',
    'Die Berichtigung, die TikTok Shop erlaubt, ist schon verbraucht.',
  ],
  [
    'Ask TikTok in Seller Center within 30 days of the order.',
    'Fragen Sie TikTok im Seller Center, innerhalb von 30 Tagen nach der Bestellung.',
  ],
]

const order: readonly Sentence[] = [
  [
    'The order is in its first hour, in which the buyer may still cancel freely.',
    'Die Bestellung ist in der ersten Stunde, in der der Käufer noch frei stornieren darf.',
  ],
  [
    'Nothing to do: we send it when TikTok Shop releases the order.',
    'Nichts zu tun: Wir senden sie, sobald TikTok Shop die Bestellung freigibt.',
  ],
  ['The order is not in a state that allows this now.', 'Der Stand der Bestellung erlaubt das jetzt nicht.'],
  [
    'Nothing to do: we read the order again and plan anew.',
    'Nichts zu tun: Wir lesen die Bestellung noch einmal und entscheiden neu.',
  ],
  [
    'TikTok Shop needs to know which units are in this parcel.',
    'TikTok Shop muss wissen, welche Artikel in diesem Paket sind.',
  ],
  ['Choose the units of this parcel.', 'Wählen Sie die Artikel dieses Pakets.'],
  ['The order is cancelled.', 'Die Bestellung ist storniert.'],
  ['Stop the parcel if it is still with you.', 'Halten Sie das Paket auf, falls es noch bei Ihnen ist.'],
  [
    'The order is cancelled, or its return is finished.',
    'Die Bestellung ist storniert, oder ihre Rückgabe ist abgeschlossen.',
  ],
  [
    'The buyer has an open request to cancel or return.',
    'Vom Käufer liegt ein offener Wunsch nach Storno oder Rückgabe vor.',
  ],
  [
    'Decide the request in Seller Center; then we continue.',
    'Entscheiden Sie darüber im Seller Center; dann machen wir weiter.',
  ],
  [
    'This request is already decided, or the order is too far along.',
    'Darüber ist schon entschieden, oder die Bestellung ist schon zu weit.',
  ],
  ['Look at the order in Seller Center.', 'Sehen Sie sich die Bestellung im Seller Center an.'],
  ['This order is fulfilled by TikTok, not by the seller.', 'Diese Bestellung versendet TikTok, nicht der Verkäufer.'],
  ['Nothing to do.', 'Nichts zu tun.'],
  [
    'This parcel goes with TikTok Shipping, not with a carrier of the seller.',
    'Dieses Paket geht mit TikTok Shipping, nicht mit einem Versanddienst des Verkäufers.',
  ],
  ['Nothing to do: its tracking comes from TikTok.', 'Nichts zu tun: Die Sendungsverfolgung kommt von TikTok.'],
  [
    'This call does not exist for orders of this region or business.',
    'Für Bestellungen dieses Marktes oder dieser Geschäftsart gibt es diesen Aufruf nicht.',
  ],
  ['Ship this order in Seller Center.', 'Versenden Sie diese Bestellung im Seller Center.'],
]

const seller: readonly Sentence[] = [
  [
    'TikTok Shop says this order or package is not of this shop.',
    'Laut TikTok Shop gehört diese Bestellung oder dieses Paket nicht zu diesem Verkaufskanal.',
  ],
  [
    'Check which shop the order belongs to and whether it is linked rightly.',
    'Prüfen Sie, zu welchem Verkaufskanal die Bestellung gehört und ob sie richtig verknüpft ist.',
  ],
  [
    'TikTok Shop denies access to this order or package.',
    'TikTok Shop verweigert den Zugriff auf diese Bestellung oder dieses Paket.',
  ],
  [
    'Check the order in Seller Center. If it happens to all orders, connect TikTok Shop again.',
    'Prüfen Sie die Bestellung im Seller Center. Geschieht das bei allen Bestellungen, verbinden Sie TikTok Shop neu.',
  ],
  [
    'The shop has no subscription for the delivery option of this order.',
    'Die Lieferart dieser Bestellung ist für den Shop bei TikTok nicht freigeschaltet.',
  ],
  ['Look at the shipping settings in Seller Center.', 'Sehen Sie sich die Versandeinstellungen im Seller Center an.'],
  ['The warehouse of this order does not exist any more.', 'Das Lager dieser Bestellung gibt es nicht mehr.'],
  ['Look at the warehouses in Seller Center.', 'Sehen Sie sich die Lager im Seller Center an.'],
  ['An invoice is missing or not accepted yet.', 'Eine Rechnung fehlt oder ist noch nicht angenommen.'],
  [
    'Upload the invoice in Seller Center; then we continue.',
    'Laden Sie die Rechnung im Seller Center hoch; dann machen wir weiter.',
  ],
  ['Phones and tablets need a package of their own.', 'Telefone und Tablets brauchen ein eigenes Paket.'],
  ['Split the order in Seller Center.', 'Teilen Sie die Bestellung im Seller Center.'],
  [
    'TikTok Shop finds no shipping service for this weight or address.',
    'TikTok Shop findet für dieses Gewicht oder diese Adresse keine Versandart.',
  ],
  [
    'TikTok Shop does not accept the address, size or weight of this package.',
    'TikTok Shop nimmt Adresse, Größe oder Gewicht dieses Pakets nicht an.',
  ],
  [
    'TikTok Shop cannot ship this order and offers to cancel it.',
    'TikTok Shop kann diese Bestellung nicht versenden und bietet an, sie zu stornieren.',
  ],
  ['The logistics provider refused this order.', 'Der Logistikdienst hat diese Bestellung abgelehnt.'],
  ['The pick-up time does not fit.', 'Der Abholtermin passt nicht.'],
  ['Choose a pick-up time in Seller Center.', 'Wählen Sie im Seller Center einen Abholtermin.'],
  [
    'A TikTok shipping label of this order is in work or bought.',
    'Ein TikTok-Versandetikett dieser Bestellung ist in Arbeit oder gekauft.',
  ],
]

const ours: readonly Sentence[] = [
  [
    'We sent TikTok Shop something it does not understand.',
    'Wir haben TikTok Shop etwas gesendet, das es nicht versteht.',
  ],
  ['Ask the operator; the number was not sent.', 'Fragen Sie den Betreiber; die Nummer wurde nicht gesendet.'],
  [
    'This could not be sent to TikTok Shop, because our request would be wrong.',
    'Das konnte nicht an TikTok Shop gesendet werden, weil unsere Anfrage falsch wäre.',
  ],
  ['Ask the operator; nothing was sent.', 'Fragen Sie den Betreiber; gesendet wurde nichts.'],
  [
    'TikTok Shop does not know the order of this reference.',
    'TikTok Shop kennt die Bestellung dieses Verweises nicht.',
  ],
  ['Ask the operator.', 'Fragen Sie den Betreiber.'],
  [
    'TikTok Shop answered with an error that its documentation does not list.',
    'TikTok Shop hat mit einem Fehler geantwortet, den seine Dokumentation nicht nennt.',
  ],
  [
    'Look at the order in Seller Center. The code is kept with this entry for the operator.',
    'Sehen Sie sich die Bestellung im Seller Center an. Der Code steht bei diesem Eintrag, für den Betreiber.',
  ],
]

/** Was bei einem Versuch steht, den TikTok Shop nicht mit eigenen Worten beantwortet hat. */
export const withoutAnswer: readonly Sentence[] = [
  ['The lease was nearly over, so nothing was sent.', 'Die Zeit war fast um, daher wurde nichts gesendet.'],
  ['no complete answer in time', 'keine vollständige Antwort in der vorgesehenen Zeit'],
  ['no connection ({code})', 'keine Verbindung ({code})'],
  ['the connection broke ({code})', 'die Verbindung ist abgerissen ({code})'],
  ['the answer is too big', 'die Antwort ist zu groß'],
  ['the answer is not readable', 'die Antwort ist nicht lesbar'],
  ['the data of the answer has another shape', 'die Daten der Antwort haben eine andere Form'],
]

export const tiktokRefusals: readonly Sentence[] = [...access, ...number, ...shipped, ...order, ...seller, ...ours]
