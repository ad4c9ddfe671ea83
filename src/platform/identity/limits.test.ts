import { expect, test } from 'vitest';
import { areaOf, networkOf, networksOf } from './limits.ts';

test.each([
	['203.0.113.9', '203.0.113.9'],
	['::ffff:203.0.113.9', '203.0.113.9'],
	['::1', '0:0:0:0'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::99', '2001:db8:1:2'],
	['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0']
])('takes %s as %s', (address, network) => expect(networkOf(address)).toBe(network));

test('a home line’s 256 networks lie in one, and a site’s 65,536 in one more', () => {
	expect(networksOf('2001:db8:1:2ff::99')).toEqual(['2001:db8:1:2ff', '2001:db8:1:200/56', '2001:db8:1/48']);
	const line = Array.from({ length: 256 }, (_, index) => `2001:db8:1:${(0x200 + index).toString(16)}::1`);
	expect(new Set(line.map(networkOf)).size).toBe(256);
	expect(new Set(line.map((address) => networksOf(address)[1])).size).toBe(1);
	expect(areaOf('2001:db8:1:ffff::1')).toBe(areaOf('2001:db8:1::1'));
	expect(networksOf('203.0.113.9')).toEqual(['203.0.113.9', '203.0.113.9', '203.0.113.9']);
});
