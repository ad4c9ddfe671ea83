const ours = '#6a2c5b';

/** The link to an organisation's own accent, where it chose one. */
export function lookOf(accent: string): string {
	return accent === ours ? '' : `<link rel="stylesheet" href="/look/${accent.slice(1)}.css" />`;
}
