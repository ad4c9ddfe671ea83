/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** The object, or an empty one when it is anything else. */
export function objectIn(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The objects of a list, or none when it is no list. */
export function objectsIn(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(objectIn) : [];
}

/** The text, trimmed, or undefined when it is anything else or empty. */
export function textIn(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A code, which some tools write as a number. */
export function codeIn(value: unknown): string | undefined {
	return typeof value === 'number' ? String(value) : textIn(value);
}

/** The extensions of something by their addresses. */
export function extensionsOf(holder: Json, ...addresses: readonly string[]): Json[] {
	return objectsIn(holder.extension).filter((extension) => addresses.includes(String(extension.url)));
}
