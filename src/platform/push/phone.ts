/** Where one device takes what is pushed to it, as its browser said: the address at its push service, and its own keys. */
export interface PushPhone {
	endpoint: string;
	p256dh: string;
	auth: string;
}

/** The push services of the browsers that there are. Nothing is sent anywhere else, or whoever turns a device on could let this house call any machine. */
const services = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'];

/** Whether this is an address at a push service; in tests, one of this machine. */
export function isPushService(endpoint: string, isTest = false): boolean {
	const url = URL.parse(endpoint);
	if (!url || url.username || url.password) return false;
	if (isTest && url.protocol === 'http:') return url.hostname === '127.0.0.1';
	const isOne = services.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
	return isOne && url.protocol === 'https:' && url.port === '';
}
