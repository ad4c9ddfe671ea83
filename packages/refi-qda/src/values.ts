import type { ValueKind } from './model.ts';
import type { Fault } from './wrong-qda.ts';

const guid =
	/^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\})$/i;
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const date = '(-?(?:[1-9]\\d{4,}|\\d{4}))-(\\d\\d)-(\\d\\d)';
const dayShape = new RegExp(`^${date}${zone}$`);
const momentShape = new RegExp(
	`^${date}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`
);
const oneOf = (...words: string[]) => new RegExp(`^(?:${words.join('|')})$`);

const forms: Record<Exclude<ValueKind, 'text'>, { shape: RegExp; fault: Fault }> = {
	guid: { shape: guid, fault: 'guid' },
	moment: { shape: momentShape, fault: 'moment' },
	day: { shape: dayShape, fault: 'day' },
	number: { shape: /^[+-]?\d+$/, fault: 'number' },
	decimal: { shape: /^[+-]?(?:\d+\.?\d*|\.\d+)$/, fault: 'number' },
	'yes-no': { shape: /^(?:true|false|1|0)$/, fault: 'yes-no' },
	color: { shape: /^#(?:[0-9a-f]{6}|[0-9a-f]{3})$/i, fault: 'color' },
	direction: { shape: oneOf('Associative', 'OneWay', 'Bidirectional'), fault: 'choice' },
	variable: { shape: oneOf('Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'), fault: 'choice' },
	shape: {
		shape: oneOf(
			...['Person', 'Oval', 'Rectangle', 'RoundedRectangle', 'Star', 'LeftTriangle'],
			...['RightTriangle', 'UpTriangle', 'DownTriangle', 'Note']
		),
		fault: 'choice'
	},
	line: { shape: oneOf('dotted', 'dashed', 'solid'), fault: 'choice' }
};

/** A value without the white space around it that XML lets stand. */
export const trimmed = (text: string): string =>
	isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1))
		? text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '')
		: text;

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** What is wrong with a value, or null. */
export function faultOf(kind: ValueKind, text: string): Fault | null {
	if (kind === 'text') return null;
	const { shape, fault } = forms[kind];
	const found = shape.exec(text) ?? shape.exec(trimmed(text));
	if (!found) return fault;
	return (kind === 'day' || kind === 'moment') && !isDay(found) ? fault : null;
}

function isDay([, year = '', month = '', day = '']: RegExpExecArray): boolean {
	const [m, d] = [Number(month), Number(day)];
	if (/^-?0+$/.test(year) || m < 1 || m > 12 || d < 1) return false;
	const y = Number(year) < 0 ? Number(year) + 1 : Number(year); // there was no year 0
	const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
	return d <= (m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31);
}

/** A GUID as it is compared: programs differ in braces and in the size of letters. */
export function foldedGuid(text: string): string {
	const bare = trimmed(text);
	return (bare.startsWith('{') ? bare.slice(1, -1) : bare).toLowerCase();
}
