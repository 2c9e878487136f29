import type { Texts } from '../index.tsx'
import { plural } from '../plural.ts'

const orders = plural('de', { one: 'Bestellung', other: 'Bestellungen' })
const shipments = plural('de', { one: 'Sendung', other: 'Sendungen' })
const ofShipments = plural('de', { one: 'Sendung', other: 'Sendungen' })

export const mappings: Texts['mappings'] = {
  title: 'Versandabgleich',
  crumbs: { settings: 'Einstellungen', channel: 'Kanaleinstellungen', here: 'Versandabgleich' },
  say: 'Welcher TikTok-Versanddienst für welchen Versanddienst Ihres Shops steht. Einmal zuordnen, und alles, was darauf wartet, geht von selbst.',
  channel: 'Verkaufskanal',
  add: '+ Zuordnung hinzufügen',
  findName: 'Wo finden Sie den Namen des Versanddienstes?',
  noChannel: {
    title: 'Noch kein Verkaufskanal',
    say: 'Zuordnungen gehören zu einem TikTok Shop. Verbinden Sie zuerst einen, oder probieren Sie die Sandbox aus.',
    start: 'Loslegen',
  },
  unmapped: {
    title: 'Wartet auf eine Zuordnung',
    say: 'Versanddienste von Bestellungen, die nicht übertragen werden konnten. Ordnen Sie einen zu, und seine Bestellungen gehen.',
    none: 'Nichts wartet auf eine Zuordnung.',
    waiting: orders,
    from: (stores) => `aus ${stores}`,
    mapTo: (provider) => `${provider} zuordnen`,
    map: 'Zuordnen',
    mapLabel: (carrier) => `${carrier} zuordnen`,
    because: (reason, percent) => `${reason} (${percent} sicher)`,
    example: (order) => `zum Beispiel ${order}`,
    notOffered: (carrier) =>
      `${carrier} gehört nicht zu den Versanddiensten, die TikTok Shop für diesen Verkaufskanal anbietet: Wählen Sie einen anderen, oder bitten Sie TikTok, ihn aufzunehmen.`,
    noSuggestion: 'Kein Vorschlag: weder der Name noch die Nummern sagen, wer es ist.',
  },
  table: {
    title: 'Zuordnungen',
    none: 'Noch keine Zuordnungen',
    noneSay:
      'Bekannte Versanddienste werden auch ohne erkannt. Legen Sie eine an, wenn ein Name Ihr eigener ist oder Sie einen anderen Dienst wollen.',
    storeCarrier: 'Versanddienst im Shop',
    goes: 'TikTok-Versanddienst',
    held: 'Warten',
    by: 'Angelegt',
    only: (what) => `nur ${what}`,
    pattern: 'Muster',
    edit: (carrier) => `Zuordnung von ${carrier} bearbeiten`,
    remove: (carrier) => `Zuordnung von ${carrier} löschen`,
    more: 'Weitere Aktionen',
    actions: 'Aktionen',
    copyFrom: 'Aus anderem Kanal kopieren',
    removed: (carrier) => `Die Zuordnung von ${carrier} wurde gelöscht.`,
  },
  targets: { provider: 'Senden als', do_not_sync: 'Nicht übertragen', hold: 'Zur Prüfung anhalten' },
  targetHelp: {
    provider: 'Sendungen gehen mit diesem Versanddienst zu TikTok Shop.',
    do_not_sync: 'Sendungen dieses Dienstes werden ausgelassen. TikTok Shop bekommt von uns keine Nummer.',
    hold: 'Sendungen dieses Dienstes warten, bis jemand hingesehen hat.',
  },
  dialog: {
    addTitle: 'Zuordnung hinzufügen',
    editTitle: 'Zuordnung bearbeiten',
    storeCarrier: 'Versanddienst im Shop',
    storeCarrierHelp:
      'So, wie Ihr Shop ihn schreibt. Dienste gescheiterter Bestellungen stehen in der Liste; jeder Name kann getippt werden.',
    storeCarrierNone: 'Schreiben Sie einen Namen, oder wählen Sie (kein Versanddienst).',
    waitingGroup: 'Wartet auf eine Zuordnung',
    what: 'Was geschehen soll',
    provider: 'TikTok-Versanddienst',
    providerHelp: (count) => `Die ${count} Versanddienste, die TikTok Shop für diesen Kanal anbietet.`,
    providerNone: 'Wählen Sie einen Versanddienst.',
    noneFound: 'TikTok Shop bietet für diesen Kanal keinen solchen Versanddienst an.',
    suggested: 'Vorschlag',
    all: 'Alle Versanddienste',
    advanced: 'Bedingungen',
    match: 'Der Name',
    exact: 'ist genau dieser',
    pattern: 'passt zu diesem Muster (* steht für beliebigen Text)',
    onlyStore: 'Nur aus',
    anyStore: 'jedem Shop',
    onlyOption: 'Nur mit Lieferart',
    anyOption: 'jede Lieferart',
    patternExample: 'Zum Beispiel royal*mail* für jede Schreibweise von Royal Mail.',
    save: 'Zuordnung speichern',
    exists: (carrier) => `${carrier} ist schon zugeordnet.`,
    editExisting: 'Diese Zuordnung bearbeiten',
    take: (provider) => `${provider} nehmen`,
  },
  preview: {
    title: 'Was geschehen wird',
    looking: 'Die letzten Sendungen werden angesehen …',
    nobody: 'Darauf wartet gerade keine Bestellung.',
    goes: (count) => `${orders(count)} ${count === 1 ? 'geht' : 'gehen'} jetzt los.`,
    skips: (count) => `${orders(count)} ${count === 1 ? 'wird' : 'werden'} nicht übertragen.`,
    already: (count) => `${orders(count)} ${count === 1 ? 'ist' : 'sind'} schon bei TikTok Shop.`,
    review: (count) => `${orders(count)} ${count === 1 ? 'wartet' : 'warten'} auf eine Prüfung.`,
    stays: (count, why) => `${orders(count)} ${count === 1 ? 'wartet' : 'warten'} weiter: ${why}.`,
    lookedOnly: (looked, count) => `Angesehen wurden die ${looked} eiligsten von ${orders(count)}.`,
    last: (changed, looked) =>
      changed === 0
        ? `Keine der letzten ${ofShipments(looked)} würde anders entschieden.`
        : `${shipments(changed)} der letzten ${looked} ${changed === 1 ? 'würde' : 'würden'} anders entschieden.`,
    synced: 'Was TikTok Shop schon hat, bleibt, wie es ist.',
    order: 'Bestellung',
    before: 'Jetzt',
    after: 'Dann',
    held: 'angehalten',
    forReview: 'zur Prüfung angehalten',
    skipped: 'nicht übertragen',
  },
  released: {
    savedAs: {
      provider: () => 'Gespeichert.',
      do_not_sync: (count) =>
        count === 0
          ? 'Gespeichert.'
          : `Gespeichert. ${orders(count)} ${count === 1 ? 'wird' : 'werden'} nicht übertragen.`,
      hold: (count) =>
        count === 0
          ? 'Gespeichert.'
          : `Gespeichert. ${orders(count)} ${count === 1 ? 'wartet' : 'warten'} auf eine Prüfung.`,
    },
    going: (done, total) => `${done} von ${shipments(total)} erledigt`,
    done: (synced, total) => `${synced} von ${shipments(total)} übertragen.`,
    held: (count) => `${shipments(count)} ${count === 1 ? 'wartet' : 'warten'} aus einem anderen Grund.`,
    look: 'Ansehen',
    title: (carrier) => `Geht los: ${carrier}`,
  },
  settings: {
    title: 'So gleicht dieser Kanal ab',
    autoSync: 'Automatisch übertragen',
    autoSyncHelp: 'Neue Sendungen gehen von selbst zu TikTok Shop. Aus: sie warten, bis Sie sie senden.',
    detect: 'Versanddienst an der Nummer erkennen',
    detectHelp: 'Wo keine Zuordnung und kein Name hilft, gilt der eine Dienst, zu dem die Nummer passt.',
    disagrees: 'Wenn Nummer und Dienst sich widersprechen',
    disagreesHelp: 'Die Nummer passt zu einem anderen Dienst als dem, den Shop oder Zuordnung nennen.',
    disagreesOptions: {
      follow_number: 'Der Nummer folgen',
      keep_choice: 'Beim genannten Dienst bleiben',
      ask: 'Mich fragen',
    },
    correct: 'Nach einer Änderung berichtigen',
    correctHelp:
      'Eine nach dem Senden im Shop geänderte Nummer verbraucht die eine Berichtigung, die TikTok Shop binnen 72 Stunden erlaubt.',
    cancel: 'Trotz Stornowunsch versenden',
    cancelHelp: 'Nur USA: Das Senden der Nummer lehnt den Stornowunsch des Käufers ab.',
    fallback: 'Ersatz-Versanddienst',
    fallbackHelp: 'Gilt, wenn sonst nichts einen Dienst nennt. Leer lassen, um gefragt zu werden.',
    fallbackNone: 'keiner: Sendung anhalten',
    confirmTitle: 'Den Abgleich dieses Kanals ändern?',
    stops: (count) =>
      `${orders(count)}, die jetzt unterwegs ${count === 1 ? 'ist, wartet' : 'sind, warten'}, bis Sie sie senden.`,
    newOnesWait: 'Neue Sendungen warten, bis Sie sie senden.',
    nothingMoves: 'Nichts, was jetzt wartet, geht deswegen los.',
    rules: 'Marktregeln',
    saved: (changes, goes) =>
      `Gespeichert. ${changes}.${goes === 0 ? '' : ` ${orders(goes)} ${goes === 1 ? 'geht' : 'gehen'} jetzt los.`}`,
  },
  history: {
    title: 'Wer was geändert hat',
    none: 'Noch wurde nichts geändert.',
    actions: {
      added: 'hinzugefügt',
      changed: 'geändert',
      removed: 'gelöscht',
      imported: 'importiert',
      copied: 'kopiert',
      undone: 'rückgängig gemacht',
    },
    many: plural('de', { one: 'Zuordnung', other: 'Zuordnungen' }),
    undo: 'Rückgängig',
    undoLabel: (what) => `Rückgängig: ${what}`,
    undone: 'Rückgängig gemacht. Was darauf wartete, wird neu entschieden.',
    stuck: 'Seither erneut geändert.',
    from: (before, after) => `${before} → ${after}`,
    nothing: 'keine Zuordnung',
    others: (count) => `${count} weitere`,
    settingsChanged: 'hat geändert:',
    settingsUndone: 'hat zurückgesetzt:',
  },
  importing: {
    title: 'Zuordnungen importieren',
    say: 'Eine CSV-Datei, wie der Export sie schreibt. Zeilen werden hinzugefügt oder geändert, nichts wird gelöscht. Entweder werden alle Zeilen übernommen oder keine.',
    choose: 'Datei wählen',
    paste: 'Oder hier einfügen',
    import: 'Importieren',
    looking: 'Wird mit den hiesigen Zuordnungen verglichen …',
    changes: 'Was sich ändert',
    willBe: (added, changed, same) => `${added} neu, ${changed} geändert, ${same} bleiben, wie sie sind.`,
    wrong: 'Diese Zeilen gehen nicht. Berichtigen Sie sie, und sehen Sie noch einmal nach:',
    line: (line, say) => `Zeile ${line}: ${say}`,
    done: (added, changed, same) => `${added} hinzugefügt, ${changed} geändert, ${same} unverändert.`,
  },
  copying: {
    title: 'Zuordnungen kopieren',
    from: 'Aus',
    say: 'Fügt die Zuordnungen eines anderen Verkaufskanals hinzu. Dienste werden am Namen gefunden; die dieser Kanal nicht anbietet, bleiben weg und werden genannt.',
    overwrite: (count) =>
      count === 1
        ? 'Auch 1 Zuordnung ändern, die hier anders ist'
        : `Auch ${count} Zuordnungen ändern, die hier anders sind`,
    copy: 'Kopieren',
    none: 'Es gibt keinen anderen Verkaufskanal.',
    notOffered: 'Hier nicht angeboten, daher weggelassen:',
  },
  names: {
    title: 'Wo finden Sie den Namen des Versanddienstes?',
    say: 'Der Versanddienst im Shop ist der Text, den Ihr Shop neben einer Sendungsnummer führt. Oft heißt er anders als bei TikTok Shop; dafür gibt es die Zuordnung.',
    short:
      'Der kurze Weg: Dienste gescheiterter Bestellungen stehen von selbst unter „Wartet auf eine Zuordnung“. Nachschlagen müssen Sie einen Namen nur, um ihn vor seiner ersten Bestellung zuzuordnen.',
    back: 'Zurück zum Versandabgleich',
    notYet: 'Diese Plattform verbindet Waybridge noch nicht. Den Namen finden Sie trotzdem so.',
    looksLike: 'So sieht er aus',
    platforms: {
      shopify: {
        name: 'Shopify',
        steps: [
          'Öffnen Sie Bestellungen, und wählen Sie eine versandte Bestellung.',
          'Öffnen Sie im Kasten der Lieferung das Menü neben der Sendungsnummer, und wählen Sie „Tracking bearbeiten“.',
          'Der Name steht unter „Versanddienstleister“.',
        ],
        examples: ['UPS', 'Royal Mail', 'DHL eCommerce', 'Other'],
        note: 'Bei „Andere“ behält der Shop nur das Wort „Other“, nicht den gemeinten Namen. Eine Bestellung ohne Dienst zählt als (kein Versanddienst).',
      },
      woocommerce: {
        name: 'WooCommerce',
        steps: [
          'Öffnen Sie WooCommerce > Bestellungen, und wählen Sie eine versandte Bestellung.',
          'Suchen Sie den Kasten Ihres Tracking-Plugins: „Shipment Tracking“, in neueren Versionen „Fulfillments“.',
          'Der Name steht unter „Provider“. Ein selbst getippter Name zählt vor dem aus der Liste.',
        ],
        examples: ['royal-mail', 'UPS', 'dhl-parcel-uk'],
        note: 'Plugins schreiben denselben Dienst verschieden. Ordnen Sie jede Schreibweise zu, oder nehmen Sie ein Muster wie royal*mail*.',
      },
      bigcommerce: {
        name: 'BigCommerce',
        steps: [
          'Öffnen Sie Orders > All orders, und wählen Sie eine versandte Bestellung.',
          'Öffnen Sie die Sendung, und sehen Sie nach, wie sie versandt wurde.',
          'Der Name ist der Versandanbieter; ist er „Other“, der darunter gewählte Dienst.',
        ],
        examples: ['usps', 'royalmail', 'myhermes-uk'],
        note: 'BigCommerce führt kurze Codes. Die Versandart („Flat Rate“) ist nicht der Versanddienst.',
      },
      magento2: {
        name: 'Magento 2 (Adobe Commerce)',
        steps: [
          'Öffnen Sie Verkäufe > Lieferungen, und wählen Sie eine Lieferung.',
          'Sehen Sie unter „Versand- und Trackinginformationen“ nach.',
          'Der Name steht in den Spalten „Versanddienst“ und „Titel“. Bei „Benutzerdefinierter Wert“ zählt nur der Titel.',
        ],
        examples: ['ups', 'Custom Value / Royal Mail 48', 'dhl'],
        note: 'Lager, die über die API schreiben, tragen beliebige Texte ein. Sehen Sie eine ihrer Lieferungen an.',
      },
    },
  },
}
