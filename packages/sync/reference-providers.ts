/**
 * Shipping providers TikTok Shop was seen to offer, by region: for the CLI, for proposals and for tests, where no shop is at hand.
 * Dated data that proposes; the live list of an order's delivery option is the only one a push may use. Which provider stands
 * behind which delivery option is not published.
 *
 * Source: public lists of provider ids (COTIK API guide on GitHub; USPS also in TikTok Shop's own sample), read November 2026.
 */
import type { Provider } from './channel.ts'

export const referenceProvidersReadOn = '2026-11'

const unitedStates: readonly Provider[] = [
  { id: '7117858858072016686', name: 'USPS' },
  { id: '7117859084333745966', name: 'UPS' },
  { id: '7129720299146184490', name: 'FedEx' },
  { id: '7213986298535610158', name: 'DHL express' },
  { id: '7220301902846625579', name: 'DHL eCommerce' },
  { id: '7248600717110282027', name: 'Amazon Logistics' },
  { id: '7352738314622863120', name: 'UniUni' },
  { id: '7352739623900022544', name: 'Gofo Express' },
  { id: '7132708441138677550', name: 'LaserShip' },
  { id: '7132721393761781550', name: 'OnTrac' },
  { id: '7212612330725574442', name: 'Veho' },
  { id: '7212609771327719211', name: 'OSM Worldwide' },
  { id: '7212611208266909483', name: 'TForce' },
  { id: '7212608507307099946', name: 'Better Trucks' },
  { id: '7049196166784747269', name: 'Asendia US' },
  { id: '7011400463266350850', name: 'Yanwen' },
  { id: '7254084300713232174', name: 'AxleHire' },
  { id: '7254085043432195882', name: 'Lone Star Overnight' },
  { id: '7260759364112221953', name: 'Deliver-it' },
  { id: '7260760118063531777', name: 'GLS US' },
  { id: '7443961280932611847', name: 'GLS USA' },
  { id: '7260761851384825602', name: 'Spee-Dee' },
  { id: '7260762638932510466', name: 'Wizmo' },
  { id: '7325327335803406082', name: 'Speedx' },
  { id: '7347979279965095682', name: 'First Mile' },
  { id: '7352734302007723792', name: 'DoorDash' },
  { id: '7352739982978582289', name: 'ACI Logistix' },
  { id: '7459702458671974152', name: 'Cirro' },
  { id: '7468802168162617094', name: 'PiggyShip' },
  { id: '7482927909624088338', name: 'Cainiao US' },
  { id: '7482929018279298834', name: 'Tusk' },
  { id: '7443971189820622610', name: 'XPO' },
  { id: '7443972065616463623', name: 'Estes' },
  { id: '7443972524611733256', name: 'R+L' },
  { id: '7443963680233899783', name: 'Saia' },
  { id: '7444679050045425415', name: 'Old Dominion' },
]

const unitedKingdomAndEurope: readonly Provider[] = [
  { id: '6599541761693270018', name: 'EVRi' },
  { id: '6639580521074524161', name: 'DHL UK' },
  { id: '6641219975896514562', name: 'Yodel UK' },
  { id: '6649195729745887233', name: 'UK Mail' },
  { id: '6657598289359323137', name: 'DPD UK' },
  { id: '6658174162568658945', name: 'DX Delivery' },
  { id: '6671794738251726849', name: 'Royal Mail' },
  { id: '6699476450581430274', name: 'Parcel Force' },
  { id: '6760565269699084290', name: 'APC Overnight' },
  { id: '6760727669580627970', name: 'Panther UK' },
  { id: '7265220402182358786', name: 'Amazon Logistics UK' },
  { id: '7038796963025782530', name: 'DHL Paket' },
  { id: '7073406403947267841', name: 'La Poste' },
  { id: '7038794268994963202', name: 'Colissimo' },
  { id: '7038794025851160321', name: 'Colis Privé' },
]

export const referenceProviders: Readonly<Record<'US' | 'UK', readonly Provider[]>> = {
  US: unitedStates,
  UK: unitedKingdomAndEurope,
}
