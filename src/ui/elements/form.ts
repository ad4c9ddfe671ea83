/** What a page gives to `kith-taps`: the id of who taps, where what waits may lie on the phone. */
export interface TapsGiven {
	reader?: string;
}

/** What a page gives to `kith-live`: the address that rings when the page has changed. */
export interface LiveGiven {
	bell: string;
	/** the number of the last news that the page knows */
	version: string;
}

/** What a page gives to `kith-waiting`: the sentence with its number left open. */
export interface WaitingGiven {
	words: string;
}

/** What a page gives to `kith-passkey`: where it asks what is to be signed, whether a key is made, and which one was ended. */
export interface PasskeyGiven {
	ask: string;
	makes?: boolean;
	ended?: { rpId: string; credentialId: string };
}

/** What a page gives to `kith-prove`: where it asks what a key has to sign, and where it shows what the key signed. */
export interface ProveGiven {
	ask: string;
	show: string;
}

/** What a page gives to `kith-lock`: after how many seconds that nobody touched it the page is covered, and where a second factor is shown, and what is said where that can't be sent. */
export interface LockGiven {
	after: number;
	show: string;
	unsent: string;
}
