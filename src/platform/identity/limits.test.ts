import { expect, test } from 'vitest';
import { networkOf } from './limits.ts';

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
