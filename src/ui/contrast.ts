/** A colour as red, green and blue, each from 0 to 1. */
export type Rgb = [number, number, number];

type Lch = { l: number; c: number; h: number };

/** A colour written as #rrggbb. */
export function parseHex(hex: string): Rgb {
	if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`Not a colour: ${hex}`);
	const part = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
	return [part(1), part(3), part(5)];
}

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const fromLinear = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
const clip = (v: number) => Math.min(1, Math.max(0, v));

/** How bright a colour is to the eye, as WCAG 2.2 defines relative luminance. */
export function luminance([r, g, b]: Rgb): number {
	return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

/** How far two colours stand apart, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: Rgb, other: Rgb): number {
	const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright + 0.05) / (dark + 0.05);
}

// CSS Color 4, section 9.3 and its sample code: sRGB to OKLab and back; what no screen can show is clipped, as browsers do.
function toLch([red, green, blue]: Rgb): Lch {
	const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
	return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

function fromLch({ l, c, h }: Lch): Rgb {
	const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
	const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		clip(fromLinear(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z)),
		clip(fromLinear(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z)),
		clip(fromLinear(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z))
	];
}

/** What a rule such as "min(l, 0.46) min(c, 0.17)" of the style sheet makes of an organisation's colour. */
export function scaled(rule: string, accent: string): Rgb {
	const { l, c, h } = toLch(parseHex(accent));
	const parts = rule.match(/(?:min|max|calc)\((?:[^()]|\([^()]*\))*\)|[\d.]+|[lc]/g) ?? [];
	const [lightness, chroma] = parts.map((part) => work(part, l, c));
	if (parts.length !== 2 || lightness === undefined || chroma === undefined) throw new Error(`Not a rule: ${rule}`);
	return fromLch({ l: clip(lightness), c: chroma, h });
}

function work(part: string, l: number, c: number): number {
	if (part === 'l') return l;
	if (part === 'c') return c;
	const call = /^(min|max)\((.*), ([\d.]+)\)$/.exec(part);
	if (call) return (call[1] === 'min' ? Math.min : Math.max)(work(call[2] ?? '', l, c), Number(call[3]));
	const sum = /^calc\(([lc]) ([+-]) ([\d.]+)\)$/.exec(part);
	if (sum) return work(sum[1] ?? '', l, c) + Number(`${sum[2]}${sum[3]}`);
	const number = Number(part);
	if (Number.isNaN(number)) throw new Error(`Not a part of a rule: ${part}`);
	return number;
}
