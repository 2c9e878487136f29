import type { Texts } from '../index.tsx'

export const session: Texts['session'] = {
  signInTitle: 'Bei Waybridge anmelden',
  tagline: 'Sendungsnummern aus Ihrem Shop zu TikTok Shop, gleich beim ersten Mal richtig.',
  email: 'E-Mail',
  password: 'Passwort',
  signIn: 'Anmelden',
  forgot:
    'Passwort vergessen? Wer diesen Server betreibt, erzeugt mit „waybridge reset-password <Ihre E-Mail>“ einen Link; ein Inhaber Ihres Arbeitsbereichs kann Sie auch entfernen und neu einladen.',
  signedOut: 'Sie wurden abgemeldet. Melden Sie sich an, um dort weiterzumachen, wo Sie waren.',
  firstRunTitle: 'Noch kein Konto',
  firstRunSay:
    'Dieses Waybridge ist neu. Beim Start hat es einen Link ausgegeben, der das erste Konto anlegt; öffnen Sie ihn hier. Er gilt einmal, 30 Minuten lang: starten Sie Waybridge neu, um einen frischen zu bekommen.',
  setUpTitle: 'Willkommen. Legen Sie Ihr Konto an',
  setUpSay: 'Sie sind Inhaber: Sie verbinden Kanäle und Shops und laden die anderen ein.',
  setUpNoToken:
    'Dieser Link ist unvollständig. Kopieren Sie die ganze Zeile, die Waybridge beim Start ausgab, samt dem, was auf # folgt.',
  workspaceName: 'Name Ihres Geschäfts',
  workspaceHelp: 'Steht oben auf jeder Seite. Sie können mehrere Arbeitsbereiche haben.',
  name: 'Ihr Name',
  passwordHelp: 'Mindestens 12 Zeichen. Am besten vier Wörter, die niemand errät.',
  create: 'Konto anlegen',
  joinTitle: 'Dem Team beitreten',
  joinSay: 'Nehmen Sie die E-Mail-Adresse der Einladung. Haben Sie schon ein Konto, geben Sie dessen Passwort ein.',
  joinNoToken: 'Diese Einladung ist unvollständig. Kopieren Sie den ganzen Link, samt dem, was auf # folgt.',
  join: 'Beitreten',
  showPassword: 'Passwort zeigen oder verbergen',
  resetTitle: 'Wählen Sie ein neues Passwort',
  resetSay: 'Überall sonst werden Sie abgemeldet.',
  resetNoToken: 'Dieser Link ist unvollständig. Kopieren Sie den ganzen Link, samt dem, was auf # folgt.',
  newPassword: 'Neues Passwort',
  resetDeed: 'Übernehmen und anmelden',
  again: {
    title: 'Geben Sie Ihr Passwort noch einmal ein',
    say: 'Das hat weite Folgen: für Schlüssel, Personen oder Verbindungen. Ihr Passwort gilt dann 15 Minuten lang.',
    deed: 'Weiter',
  },
}
