/** The cookie that says when somebody last left in a hurry: a time while they are away, b and the time once they are back. */
export const away = 'away';

/** What the cookie holds among all the page's cookies. */
export const awaySince = (cookies: string): string =>
	cookies
		.split('; ')
		.find((cookie) => cookie.startsWith(`${away}=`))
		?.slice(away.length + 1) ?? '';

/**
 * Remembers on this device, until the browser is closed, that somebody left or came back. The server sees it too, as it sees the
 * session (Lax, not Strict): a session that comes with the mark of somebody who left is ended.
 */
export function markAway(value: string): void {
	const secure = location.protocol === 'https:' ? '; Secure' : '';
	document.cookie = `${away}=${value}; path=/; SameSite=Lax${secure}`;
}

/** Whether this page was fetched anew by the Back or Forward button. */
export const cameBack = (): boolean =>
	performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward');
