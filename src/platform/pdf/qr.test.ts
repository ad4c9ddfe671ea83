import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrSvg } from './qr.ts';

const SCALE = 4;

// The drawing is one path of horizontal strokes, one unit high: "M x y", "m dx dy" to move, "h length" to draw.
function dots(svg: string): { size: number; dark: Set<string> } {
	const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
	const path = /stroke="#2b2230" d="([^"]+)"/.exec(svg)?.[1] ?? '';
	const dark = new Set<string>();
	let [x, y] = [0, 0];
	for (const [, letter, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
		if (letter === 'M') [x, y] = [Number(first), Number(second)];
		if (letter === 'm') [x, y] = [x + Number(first), y + Number(second)];
		if (letter !== 'h') continue;
		for (let step = 0; step < Number(first); step++) dark.add(`${x + step},${Math.floor(y)}`);
		x += Number(first);
	}
	return { size, dark };
}

function photograph(svg: string): { pixels: Uint8ClampedArray; width: number } {
	const { size, dark } = dots(svg);
	const width = size * SCALE;
	const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
	for (let at = 0; at < width * width; at++) {
		const dot = `${Math.floor((at % width) / SCALE)},${Math.floor(at / width / SCALE)}`;
		if (dark.has(dot)) pixels.set([0x2b, 0x22, 0x30], at * 4);
	}
	return { pixels, width };
}

test.each(['https://willowlane.example/seven-tuesdays', 'https://willowlane.example/c/niños?lang=es#مرحبا'])(
	'a phone reads %s from the square',
	async (address) => {
		const { pixels, width } = photograph(await qrSvg(address));
		expect(jsQR(pixels, width, width)?.data).toBe(address);
	}
);

test('the square has the quiet edge of four dots that readers need', async () => {
	const { size, dark } = dots(await qrSvg('https://willowlane.example'));
	const places = [...dark].flatMap((dot) => dot.split(',').map(Number));
	expect([Math.min(...places), size - 1 - Math.max(...places)]).toEqual([4, 4]);
});
