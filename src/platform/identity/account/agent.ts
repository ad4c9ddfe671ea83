/** What runs a browser, and which one it is, in the words that are kept; nothing where it does not say. */
export interface Agent {
	device: 'phone' | 'tablet' | 'computer' | null;
	browser: string | null;
}

/** In this order: most browsers also call themselves by the names that come later. */
const browsers: readonly (readonly [string, RegExp])[] = [
	['Samsung Internet', /SamsungBrowser\//],
	['Edge', /Edg(?:A|iOS)?\//],
	['Opera', /OPR\/|OPiOS\//],
	['Firefox', /Firefox\/|FxiOS\//],
	['Chrome', /Chrome\/|CriOS\//],
	['Safari', /Version\/[\d.]+ .*Safari\//]
];

/** What a browser says of itself, cut down to two words: no version, no model, nothing by which it would be found again. */
export function deviceIn(userAgent: string | null): Agent {
	const said = (userAgent ?? '').slice(0, 400);
	return { device: kindIn(said), browser: browsers.find(([, mark]) => mark.test(said))?.[0] ?? null };
}

function kindIn(said: string): Agent['device'] {
	if (/iPad|Tablet|Android(?!.*Mobile)/.test(said)) return 'tablet';
	if (/Mobi|iPhone/.test(said)) return 'phone';
	return /Windows|Macintosh|X11|CrOS/.test(said) ? 'computer' : null;
}
