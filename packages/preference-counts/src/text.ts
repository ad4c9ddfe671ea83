/** The text of a file: UTF-8, or Windows-1252 where it is not UTF-8. A mark of the order of bytes in front is left out. */
export function textOf(file: string | Uint8Array): string {
	if (typeof file === 'string') return file.replace(/^\uFEFF/, '');
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(file);
	} catch {
		return new TextDecoder('windows-1252').decode(file);
	}
}

/** The lines of a text, whatever ends them. */
export const linesIn = (text: string): string[] =>
	(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n');
