/** Was die API ablehnt, nach Kennung; dazu zwei Sätze der Seiten selbst. Tests halten die Liste vollständig. */
import type { Refused } from '../refusal.ts'

const neuBeginnen = 'Beginnen Sie mit „TikTok Shop verbinden“ von vorn.'
const richtigesKonto = 'Stimmen Sie mit dem Verkäuferkonto zu, dem der Shop gehört.'

export const refusals: Record<string, Refused> = {
  offline: {
    say: 'Der Server ist nicht erreichbar.',
    nextStep: 'Prüfen Sie Ihre Verbindung. Die Seite versucht es von selbst wieder.',
  },
  unreadable: { say: 'Der Server hat mit {status} geantwortet.', nextStep: null },
  'request.invalid': { say: 'Die Anfrage hat nicht die erwartete Form.', nextStep: 'Die Felder sind genannt.' },
  'request.too_large': { say: 'Die Anfrage ist größer als erlaubt.', nextStep: 'Senden Sie sie in kleineren Teilen.' },
  'request.headers_too_large': {
    say: 'Die Kopfzeilen der Anfrage sind größer als erlaubt.',
    nextStep: 'Senden Sie weniger davon; im Browser löschen Sie die Cookies dieser Adresse.',
  },
  'request.late': { say: 'Die Anfrage ist nicht rechtzeitig angekommen.', nextStep: 'Senden Sie sie noch einmal.' },
  'request.not_json': { say: 'Der Inhalt muss JSON sein.', nextStep: 'Senden Sie content-type: application/json.' },
  'request.cursor': { say: 'Diese Stelle der Liste ist keine von uns.', nextStep: 'Beginnen Sie die Liste von vorn.' },
  'session.missing': { say: 'Bitte melden Sie sich an.', nextStep: null },
  'session.refused': { say: 'E-Mail oder Passwort stimmt nicht.', nextStep: null },
  'session.braked': {
    say: 'Zu viele Versuche, sich anzumelden.',
    nextStep: 'Warten Sie {minutes} Minuten, dann versuchen Sie es wieder.',
  },
  'session.stale': {
    say: 'Das hat weite Folgen, geben Sie deshalb bitte Ihr Passwort noch einmal ein.',
    nextStep: 'Wiederholen Sie danach, was Sie tun wollten, innerhalb von 15 Minuten.',
  },
  'password.wrong': { say: 'Das Passwort stimmt nicht.', nextStep: null },
  'session.busy': {
    say: 'In diesem Augenblick melden sich zu viele an.',
    nextStep: 'Versuchen Sie es in ein paar Sekunden noch einmal.',
  },
  'session.foreign_origin': {
    say: 'Diese Anfrage kam nicht von den Seiten von Waybridge.',
    nextStep: 'Programme verwenden einen API-Schlüssel.',
  },
  'setup.link': {
    say: 'Dieser Einrichtungslink gilt nicht mehr.',
    nextStep: 'Starten Sie den Server neu, um einen neuen zu erhalten.',
  },
  'reset.link': {
    say: 'Dieser Link zu einem neuen Passwort gilt nicht mehr.',
    nextStep: 'Erzeugen Sie auf dem Server einen neuen: waybridge reset-password <E-Mail>.',
  },
  'invitation.link': {
    say: 'Diese Einladung ist nicht offen: Sie wurde verwendet oder zurückgezogen, ist über drei Tage alt oder gilt für eine andere E-Mail.',
    nextStep: 'Verwenden Sie die E-Mail, mit der Sie eingeladen wurden, oder bitten Sie um eine neue Einladung.',
  },
  'password.short': { say: 'Ein Passwort hat mindestens 12 Zeichen.', nextStep: 'Ein Satz ist gut.' },
  'password.own': {
    say: 'Ein Passwort darf nicht aus Ihrem Namen oder Ihrer E-Mail bestehen.',
    nextStep: 'Wählen Sie ein anderes; ein Satz ist gut.',
  },
  'password.weak': {
    say: 'Dieses Passwort wäre bald erraten.',
    nextStep: 'Wählen Sie ein anderes; ein Satz ist gut.',
  },
  'role.too_low': {
    say: 'Ihre Rolle ({role}) darf das nicht.',
    nextStep: 'Fragen Sie jemanden mit der Rolle {needed}.',
  },
  not_found: { say: 'Unter dieser Kennung ist hier nichts.', nextStep: null },
  internal: {
    say: 'Bei uns ist etwas schiefgegangen.',
    nextStep: 'Versuchen Sie es noch einmal; kommt es wieder, nennen Sie dem Support die Kennung.',
  },
  busy: { say: 'Die Datenbank antwortet nicht.', nextStep: 'Versuchen Sie es gleich noch einmal.' },
  'store.kind_unknown': { say: 'Für „{kind}“ gibt es keine Anbindung.', nextStep: 'Wählen Sie eine andere Plattform.' },
  'store.settings': {
    say: 'Diese Angaben können nicht stimmen: {because}.',
    nextStep: 'Berichtigen Sie die genannten Felder.',
  },
  'store.refused': { say: '{say}', nextStep: '{nextStep}' },
  'store.permissions': {
    say: 'Der Shop antwortet, aber diese Berechtigungen fehlen: {missing}.',
    nextStep: 'Erteilen Sie sie im Shop, dann verbinden Sie neu.',
  },
  'store.connected': { say: 'Dieser Shop ist schon verbunden.', nextStep: 'Sie finden ihn in der Liste der Shops.' },
  'store.other': {
    say: 'Diese Angaben gehören zu einem anderen Shop ({name}).',
    nextStep: 'Verbinden Sie ihn als neuen Shop.',
  },
  'connection.disconnected': { say: 'Diese Verbindung wurde beendet.', nextStep: 'Verbinden Sie neu.' },
  'connection.in_flight': {
    say: '{count} Sendungen sind gerade auf dem Weg zu TikTok Shop.',
    nextStep: 'Warten Sie eine Minute, dann versuchen Sie es wieder.',
  },
  'channel.refused': { say: '{say}', nextStep: '{nextStep}' },
  'channel.address': {
    say: 'Andere Adressen als die von TikTok Shop sind auf diesem Server nicht erlaubt.',
    nextStep: 'Lassen Sie die Adressen leer, oder der Betreiber erlaubt Sandboxes.',
  },
  'channel.shop_connected': {
    say: 'Der Shop {shop} ist schon verbunden, und zwei Verbindungen würden alles doppelt senden.',
    nextStep: 'Trennen Sie zuerst die andere Verbindung.',
  },
  'channel.shop_unknown': {
    say: 'Die Zustimmung umfasst diesen Shop nicht.',
    nextStep: 'Wählen Sie einen der genannten Shops.',
  },
  'channel.no_shop': { say: 'Die Zustimmung umfasst keinen Shop.', nextStep: richtigesKonto },
  'channel.wrong_account': { say: 'Die Zustimmung kommt nicht von einem Verkäuferkonto.', nextStep: richtigesKonto },
  'authorisation.state': {
    say: 'Diese Zustimmung wurde nicht hier begonnen, ist schon verwendet oder zu alt.',
    nextStep: neuBeginnen,
  },
  'authorisation.denied': { say: 'Der Verkäufer hat nicht zugestimmt.', nextStep: neuBeginnen },
  'provider.unknown': {
    say: 'TikTok Shop führt den Versanddienst {provider} für diesen Verkaufskanal nicht.',
    nextStep: 'Wählen Sie einen aus der Liste.',
  },
  'mapping.exists': {
    say: '„{storeCarrier}“ ist für diesen Verkaufskanal schon zugeordnet.',
    nextStep: 'Ändern Sie die vorhandene Zuordnung.',
  },
  'channel.settings_changed_since': {
    say: 'Die Einstellungen dieses Verkaufskanals wurden seitdem noch einmal geändert.',
    nextStep: 'Sehen Sie im Verlauf nach und ändern Sie sie von Hand.',
  },
  'mapping.csv': {
    say: 'Nichts wurde importiert: {because}',
    nextStep: 'Berichtigen Sie die Zeilen und importieren Sie noch einmal.',
  },
  'mapping.changed_since': {
    say: 'Die Zuordnung von „{storeCarrier}“ wurde seither wieder geändert.',
    nextStep: 'Machen Sie zuerst die neuere Änderung rückgängig, oder ändern Sie die Zuordnung von Hand.',
  },
  'shipment.in_flight': {
    say: 'Die Nummer ist auf dem Weg zu TikTok Shop, oder ihr Ausgang wird gerade nachgelesen.',
    nextStep: 'Warten Sie, bis der Ausgang bekannt ist; das dauert meist höchstens eine Minute.',
  },
  'shipment.settled': { say: 'Das geht nicht, solange die Sendung im Zustand „{state}“ ist.', nextStep: null },
  'shipment.lines_unknown': {
    say: 'Die Bestellung hat keine Position {lineItem}.',
    nextStep: 'Wählen Sie Positionen dieser Bestellung.',
  },
  'shipment.unlinked': {
    say: 'Die Sendung ist noch mit keiner TikTok-Bestellung verknüpft.',
    nextStep: 'Verknüpfen Sie sie zuerst.',
  },
  'shipment.bulk_limit': {
    say: 'Höchstens {max} Sendungen auf einmal.',
    nextStep: 'Grenzen Sie den Filter ein.',
  },
  'shipment.by_hand': {
    say: 'Eine von Hand eingegebene Sendung gehört zu einer Bestellung und wird nicht verknüpft.',
    nextStep: null,
  },
  'order.unknown': {
    say: 'Der Verkaufskanal hat, soweit gelesen, keine Bestellung {order}.',
    nextStep: 'Prüfen Sie die Bestellnummer im Seller Center; ist sie neu, warten Sie ein paar Minuten.',
  },
  'events.limit': {
    say: 'Sie haben schon {max} Live-Verbindungen.',
    nextStep: 'Schließen Sie einen Tab; die Seite arbeitet auch ohne.',
  },
  'explore.off': {
    say: 'Das Ausprobieren mit der Sandbox wird auf diesem Server nicht angeboten.',
    nextStep: 'Es braucht einen einzigen Prozess, der alles tut, und ein nicht abgeschaltetes WAYBRIDGE_EXPLORE.',
  },
  'explore.running': {
    say: 'Die Sandbox läuft schon, hier oder in einem anderen Arbeitsbereich dieses Servers.',
    nextStep: 'Beenden Sie sie zuerst.',
  },
  'explore.not_ready': {
    say: 'Die Sandbox ist nicht bereit.',
    nextStep: 'Starten Sie sie, oder warten Sie, bis sie gefüllt ist.',
  },
  'view.limit': {
    say: 'Sie haben schon {max} gespeicherte Ansichten.',
    nextStep: 'Löschen Sie eine, die Sie nicht brauchen.',
  },
  'key.not_allowed': {
    say: 'Ein API-Schlüssel darf weder Personen noch API-Schlüssel ändern.',
    nextStep: 'Melden Sie sich als Inhaber an und tun Sie es dort.',
  },
  'key.expiry': {
    say: 'Der Schlüssel wäre schon abgelaufen.',
    nextStep: 'Wählen Sie einen Zeitpunkt in der Zukunft.',
  },
  'workspace.last_owner': {
    say: 'Ein Arbeitsbereich behält mindestens einen Inhaber.',
    nextStep: 'Machen Sie zuerst jemand anderen zum Inhaber.',
  },
  'member.exists': { say: 'Diese Person ist schon Mitglied.', nextStep: null },
}
