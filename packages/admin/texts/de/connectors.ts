/** Die Felder der Shop-Anbindungen, nach Plattform und Feld. */
import type { ConnectorWords } from '../connector.ts'

export const connectors: Record<string, ConnectorWords> = {
  shopify: {
    whereIsTheCarrierName:
      'Shopify-Adminbereich → Bestellungen → Bestellung öffnen → Karte mit dem Versand → ⋯ → Tracking bearbeiten → Versanddienstleister. „Sonstiges“ heißt, dass niemand genannt wurde.',
    fields: {
      shopDomain: {
        label: 'Shop-Adresse',
        help: 'Die Adresse, die auf .myshopify.com endet; sie steht im Shopify-Adminbereich unter Einstellungen → Domains.',
        wrong: 'Geben Sie die Adresse ein, die auf .myshopify.com endet',
      },
      clientId: {
        label: 'Client-ID',
        help: 'Dev Dashboard → Ihre App → Settings → Credentials. Leer lassen, wenn Sie ein Zugriffstoken verwenden.',
        wrong: 'Geben Sie die Client-ID Ihrer App ein, oder das Zugriffstoken einer App von vor 2026',
      },
      clientSecret: {
        label: 'Client-Secret',
        help: 'Neben der Client-ID; bei einer App aus dem Adminbereich heißt es API-Geheimschlüssel. Damit unterschreibt Shopify seine Meldungen.',
        wrong: 'Das kann nicht stimmen, oder es fehlt',
      },
      accessToken: {
        label: 'Zugriffstoken der Admin-API',
        help: 'Nur für eine App, die vor 2026 im Shopify-Adminbereich angelegt wurde: Es beginnt mit shpat_ und wurde einmal gezeigt.',
        wrong: 'Das kann nicht stimmen, oder es fehlt',
      },
      previousClientSecret: {
        label: 'Vorheriges Client-Secret',
        help: 'Nur wenn Sie das Secret gewechselt haben: Shopify unterschreibt bis zu einer Stunde lang noch mit dem alten.',
        wrong: 'Das kann nicht stimmen, oder es fehlt',
      },
      adminUrl: {
        label: 'Adresse einer Sandbox',
        help: 'Bei einem echten Shop leer lassen.',
        wrong: 'Geben Sie eine https-Adresse ein, oder http auf diesem Rechner oder in seinem privaten Netz',
      },
    },
  },
}
