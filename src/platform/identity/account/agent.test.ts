import { expect, test } from 'vitest';
import { deviceIn } from './agent.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.for([
	['a phone, Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0', 'phone', 'Firefox'],
	[
		'a phone, Chrome',
		`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/131.0 Mobile Safari/537.36`,
		'phone',
		'Chrome'
	],
	[
		'a phone, Samsung',
		`Mozilla/5.0 (Linux; Android 10; K) ${webkit} SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36`,
		'phone',
		'Samsung Internet'
	],
	[
		'a phone, Safari',
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
		'phone',
		'Safari'
	],
	[
		'a tablet, Chrome',
		`Mozilla/5.0 (Linux; Android 13; SM-X200) ${webkit} Chrome/131.0 Safari/537.36`,
		'tablet',
		'Chrome'
	],
	[
		'a computer, Edge',
		`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0 Safari/537.36 Edg/131.0`,
		'computer',
		'Edge'
	],
	['nothing said', '', null, null],
	['something else', 'curl/8.5.0', null, null]
] as const)('%s', ([, said, device, browser]) => {
	expect(deviceIn(said)).toEqual({ device, browser });
});

test('a browser that says nothing, or very much, is taken too', () => {
	expect(deviceIn(null)).toEqual({ device: null, browser: null });
	expect(deviceIn('x'.repeat(100_000))).toEqual({ device: null, browser: null });
});
