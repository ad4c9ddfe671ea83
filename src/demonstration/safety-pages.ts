/** Pages on which people keep what is theirs, and others, safe. */
export type SafetyPage = 'sessions' | 'roles' | 'passkeys' | 'duty';

/** Where she is signed in, by which keys, whom somebody asks to look after concerns, and who is on duty. */
export const safetyPages = (at: (path: string) => string): Record<SafetyPage, string> => ({
	sessions: at('/browsers'),
	roles: at('/appointments'),
	passkeys: at('/passkeys'),
	duty: at('/duty')
});
