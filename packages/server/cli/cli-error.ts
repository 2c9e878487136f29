/** Something the person at the terminal can mend; its message is shown as it is. */
export class CliError extends Error {}
