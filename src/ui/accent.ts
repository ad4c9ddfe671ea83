const colour = /^#[0-9a-f]{6}$/i;

/** The style rule that gives every page the organisation's colour; nothing when the colour is not one that can be read. */
export function accentRule(accent: string | null | undefined): string {
	return accent && colour.test(accent) ? `:root,[data-theme]{--accent:${accent}}` : '';
}
