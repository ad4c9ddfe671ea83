const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The names under which this installation is asked for: the one in ORIGIN, those of organisations, and the machine's own
 * where nobody else is served. Organisations' names are looked up again when an unknown one is asked for, at most twice a
 * minute: whatever strangers write is never remembered.
 */
export function knownHosts(origin: string, look: () => Promise<string[]>, restMs = 30_000) {
	const own = new URL(origin);
	let known = new Set<string>();
	let looked = -Infinity;
	let looking: Promise<void> | undefined;
	const lookAgain = async () => {
		known = new Set(await look());
		looked = performance.now();
	};
	return {
		/** Whether a request for this address is for us. */
		async has({ host, hostname }: URL): Promise<boolean> {
			if (host === own.host || known.has(host)) return true;
			if (loopback.test(own.hostname) && loopback.test(hostname)) return true;
			if (performance.now() - looked < restMs) return false;
			looking ??= lookAgain().finally(() => (looking = undefined));
			await looking;
			return known.has(host);
		}
	};
}
