/** Whether a field holds a secret, which is never sent back to the page: a password, a code, a token. Not a postcode. */
export function isSecret(name: string): boolean {
	return /(^|[_-])(password|code|token|digits)([_-]|$)/i.test(name);
}
