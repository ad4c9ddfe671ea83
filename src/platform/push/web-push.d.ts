/** What we use of the library that seals pushes and signs for us; its own types are for an older one. */
declare module 'web-push' {
	interface Details {
		endpoint: string;
		headers: Record<string, string>;
		body: Uint8Array<ArrayBuffer>;
	}
	interface Options {
		vapidDetails: { subject: string; publicKey: string; privateKey: string };
		TTL: number;
		urgency: 'very-low' | 'low' | 'normal' | 'high';
		topic: string;
	}
	const webPush: {
		generateRequestDetails(
			to: { endpoint: string; keys: { p256dh: string; auth: string } },
			payload: string,
			options: Options
		): Details;
	};
	export default webPush;
}
