// How much memory the app holds after minutes of load: node --conditions=source bench/memory.ts [--seconds 300]
import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openHouse } from './house.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
const limit = 300;
const house = await openHouse();
const { url, pages, cookies } = house.news;
const asked = [
	{ path: pages.session, cookie: cookies.facilitator },
	{ path: pages.list, cookie: cookies.coordinator },
	{ path: pages.public, cookie: '' },
	{ path: pages.join, cookie: '' }
];
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${house.pid}/status`, 'utf8'))?.[1]) / 1024;

try {
	const atRest = resident();
	let answers = 0;
	let most = atRest;
	const look = setInterval(() => (most = Math.max(most, resident())), 1000);
	const load = asked.map(({ path, cookie }) =>
		autocannon({ url: url + path, connections: 4, duration: Number(values.seconds), headers: { cookie } })
	);
	for (const { requests } of await Promise.all(load)) answers += requests.total;
	clearInterval(look);
	const after = resident();
	console.log(
		`${machine()}\n${values.seconds} s of load from 16 connections on four pages, ${answers} answers; ratio = afterwards / ${limit} MB; at most 1 wanted\n`
	);
	console.log('| at rest | most | afterwards | ratio to the limit |\n|---|---|---|---|');
	console.log(
		`| ${atRest.toFixed(0)} MB | ${most.toFixed(0)} MB | ${after.toFixed(0)} MB | ${(after / limit).toFixed(2)} |`
	);
} finally {
	await house.stop();
}
