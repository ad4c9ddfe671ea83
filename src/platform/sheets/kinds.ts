import { m } from '#messages';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const begins = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte);

/** Whether the bytes are a workbook of Excel (.xlsx), by what lies in them and not by the name. */
export function isWorkbook(bytes: Uint8Array): boolean {
	return begins(bytes, 0x50, 0x4b, 3, 4) && text(bytes).includes('xl/workbook');
}

/**
 * What a file is that is no table, in words for people and with what would do; null where it may be one. The bytes tell: a
 * name can be anything.
 */
export function somethingElse(bytes: Uint8Array): string | null {
	if (begins(bytes, 0x50, 0x4b, 3, 4)) return isWorkbook(bytes) ? null : inZip(text(bytes));
	const known = signatures.find(({ first }) => begins(bytes, ...first));
	return known ? known.says() : inText(bytes);
}

const signatures: readonly { first: readonly number[]; says: () => string }[] = [
	{ first: [0xd0, 0xcf, 0x11, 0xe0], says: m.sheets_is_old_excel },
	{ first: [0x25, 0x50, 0x44, 0x46], says: m.sheets_is_pdf },
	{ first: [0x24, 0x46, 0x4c, 0x32], says: m.sheets_is_spss },
	{ first: [0x24, 0x46, 0x4c, 0x33], says: m.sheets_is_spss },
	{ first: [0x1f, 0x8b], says: m.sheets_is_zip },
	{ first: [0x52, 0x61, 0x72, 0x21], says: m.sheets_is_zip },
	{ first: [0x37, 0x7a, 0xbc, 0xaf], says: m.sheets_is_zip },
	{ first: [0x89, 0x50, 0x4e, 0x47], says: m.sheets_is_picture },
	{ first: [0xff, 0xd8, 0xff], says: m.sheets_is_picture },
	{ first: [0x47, 0x49, 0x46, 0x38], says: m.sheets_is_picture },
	{ first: [0x7b, 0x5c, 0x72, 0x74, 0x66], says: m.sheets_is_document }
];

function inZip(names: string): string {
	if (names.includes('opendocument.spreadsheet')) return m.sheets_is_ods();
	if (names.includes('word/') || names.includes('opendocument.text')) return m.sheets_is_document();
	if (names.includes('.iwa')) return m.sheets_is_numbers();
	return m.sheets_is_zip();
}

function inText(bytes: Uint8Array): string | null {
	const start = new TextDecoder()
		.decode(bytes.subarray(0, 1000))
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(start)) return m.sheets_is_web_page();
	if (/^<\?xml|^<[a-z][\w:.-]*(\s|>)/i.test(start)) return m.sheets_is_xml();
	if (/^[{[]/.test(start) && isJson(bytes)) return m.sheets_is_json();
	return null;
}

function isJson(bytes: Uint8Array): boolean {
	try {
		JSON.parse(new TextDecoder().decode(bytes));
		return true;
	} catch {
		return false;
	}
}
