/** Signing in, the first account, invitations. */
export const session = {
  signInTitle: 'Sign in to Waybridge',
  tagline: 'Tracking numbers from your store to TikTok Shop, right the first time.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  forgot:
    'Forgotten your password? Whoever runs this server makes a link with “waybridge reset-password <your e-mail>”; an owner of your workspace can also remove you and invite you again.',
  signedOut: 'You were signed out. Sign in to go on where you were.',
  firstRunTitle: 'No account yet',
  firstRunSay:
    'This Waybridge is new. When it started it printed a link that makes the first account; open that link here. It works once, for 30 minutes: start Waybridge again for a fresh one.',
  setUpTitle: 'Welcome. Make your account',
  setUpSay: 'You are the owner: you connect shops and stores and invite the others.',
  setUpNoToken:
    'This link is incomplete. Copy the whole line that Waybridge printed at its start, with what follows the #.',
  workspaceName: 'Name of your business',
  workspaceHelp: 'Shown at the top of every page. You can have several workspaces.',
  name: 'Your name',
  passwordHelp: 'At least 12 characters. Four words nobody would guess are best.',
  create: 'Create account',
  joinTitle: 'Join your team',
  joinSay: 'Use the e-mail address you were invited with. If you have an account already, enter its password.',
  joinNoToken: 'This invitation is incomplete. Copy the whole link, with what follows the #.',
  join: 'Join',
  showPassword: 'Show or hide the password',
  resetTitle: 'Choose a new password',
  resetSay: 'You are signed out everywhere else.',
  resetNoToken: 'This link is incomplete. Copy the whole link, with what follows the #.',
  newPassword: 'New password',
  resetDeed: 'Keep it and sign in',
  again: {
    title: 'Enter your password again',
    say: 'This reaches far: keys, people or connections. Your password counts for the next 15 minutes.',
    deed: 'Go on',
  },
}
