/** The languages that the register on the phone speaks. */
export const shells = ['en', 'es'] as const;
export type ShellLanguage = (typeof shells)[number];

/** The language of a shell's address, if there is such a shell. */
export const shellOf = (language: string): ShellLanguage | undefined => shells.find((one) => one === language);
