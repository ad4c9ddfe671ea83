import { BlockList, isIP } from 'node:net';

/** Whose word about a visitor counts: nobody's, whoever connects, or these addresses and networks of proxies. */
export type Trust = boolean | string[];

/** What TRUST_PROXY says: 1, 0, or addresses and networks with commas between. Nothing where it can't be read. */
export function readTrust(text: string | undefined): Trust | undefined {
	const said = text?.trim() ?? '';
	if (said === '' || said === '0') return false;
	if (said === '1') return true;
	const named = said.split(',').map((part) => part.trim());
	return named.every(isNetwork) ? named : undefined;
}

/** Whether what somebody at this address forwards about others is believed. */
export function trusting(trust: Trust): (address: string) => boolean {
	if (typeof trust === 'boolean') return () => trust;
	const list = new BlockList();
	for (const named of trust) {
		const [address = '', length] = named.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (length === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(length), family);
	}
	return (address) => {
		const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
		return isIP(plain) > 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
	};
}

function isNetwork(named: string): boolean {
	const [address = '', length, ...more] = named.split('/');
	const family = isIP(address);
	if (!family || more.length) return false;
	return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 6 ? 128 : 32));
}
