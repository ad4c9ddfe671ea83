// Writes a made-up language from English, beside each catalogue: every letter with an accent, 40 % longer, between quotation
// marks that every typeface has.
// What is still plain English on a page that speaks it was never translated; what is cut off leaves no room. Runs on Node 20.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const accents = new Map(
	[...'aáeéiíoóuúAÁEÉIÍOÓUÚnñNÑcçCÇsšSŠzžZŽyýYÝgğGĞdðDÐlłLŁrřRŘtŧTŦbƀhħHĦkķKĶwŵWŴ'.matchAll(/(.)(.)/gu)].map(
		([, plain, accented]) => [plain, accented]
	)
);

/**
 * A text in the made-up language; what stands in braces or angle brackets is kept as it is.
 * @param {string} text
 * @returns {string}
 */
export function pseudo(text) {
	const parts = text.split(/(\{[^}]*\}|<[^>]*>)/);
	const accented = parts.map((part, index) =>
		index % 2 ? part : [...part].map((letter) => accents.get(letter) ?? letter).join('')
	);
	const letters = parts.filter((_, index) => index % 2 === 0).join('').length;
	return `«${accented.join('')}${' ~'.repeat(Math.ceil((letters * 0.4) / 2))}»`;
}

/**
 * @param {any} value
 * @param {string} key
 * @returns {any}
 */
function inPseudo(value, key = '') {
	if (typeof value === 'string') return key === '$schema' ? value : pseudo(value);
	if (Array.isArray(value)) return value.map((variant) => ({ ...variant, match: inPseudo(variant.match) }));
	return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, inPseudo(text, name)]));
}

/** Makes the catalogues of the made-up language anew, wherever the settings look for one. */
export function writePseudo() {
	const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8'));
	for (const pattern of settings['plugin.inlang.messageFormat'].pathPattern) {
		const english = JSON.parse(readFileSync(pattern.replace('{locale}', 'en'), 'utf8'));
		const file = pattern.replace('{locale}', 'qps');
		const text = `${JSON.stringify(inPseudo(english), null, '\t')}\n`;
		// a file that stays as it was keeps its time: by that it is known whether pages are to be built anew
		if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
	}
}
