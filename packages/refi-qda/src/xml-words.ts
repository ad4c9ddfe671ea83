/** Attributes in their order; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What XML cannot hold at all becomes the sign for something unreadable. */
const unfit =
	/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const special = /[&<>"\t\n\r]/g;

const inWords: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const inAttributes: Readonly<Record<string, string>> = { ...inWords, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' };

const escaped = (text: string, by: Readonly<Record<string, string>>) =>
	text.replace(unfit, '\uFFFD').replace(special, (sign) => by[sign] ?? sign);

/** An element of XML. Without content it is closed at once. */
export function element(name: string, attributes: Attributes, children: readonly string[] = [], text = ''): string {
	const said = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined ? [] : [` ${key}="${escaped(value, inAttributes)}"`]
	);
	const content = escaped(text, inWords) + children.join('');
	return content === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${content}</${name}>`;
}

/** A list, or nothing where it would be empty: the standard knows no empty lists. */
export const inside = (name: string, children: readonly string[]): string =>
	children.length === 0
		? ''
		: `\n${element(
				name,
				{},
				children.map((child) => `\n${child}`)
			)}`;
