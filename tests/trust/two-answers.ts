// The app over two worlds, one with concerns and one without, asked the same by the same.
import { test as withWorlds } from '../house/worlds.ts';
import type { Whose } from './actions.ts';
import { asWhom } from './opened.ts';
import { addressOf, partsFor, type Visitor } from './routes.ts';
import { post } from './send.ts';
import { servedFrom, startServing, type Answer, type Served } from './served.ts';

/** Both, each with an app of its own. */
export interface Twice {
	with: Served;
	without: Served;
	/** What stands in the brackets of an address. */
	parts: Record<string, string>;
}

/** What both are called, so that no address in an answer tells them apart. */
const name = new URL('http://127.0.0.1:4700');

/** A test whose `twice` is the app over each of the worlds. */
export const test = withWorlds.extend('twice', { scope: 'file' }, async ({ worlds }, { onCleanup }): Promise<Twice> => {
	const place = { origin: name.origin };
	const [here, there] = await Promise.all([
		startServing(worlds.with.database, place),
		startServing(worlds.without.database, place)
	]);
	onCleanup(async () => void (await Promise.all([here.stop(), there.stop()])));
	const twice = { with: servedFrom(here, worlds.with.set, name), without: servedFrom(there, worlds.without.set, name) };
	const parts = partsFor(worlds.with.set, { parent: 'parent', course: 'birch' });
	for (const page of ['/concerns', '/concerns/collecting', `/concerns/${parts.concern}`])
		await twice.with.ask(page, { as: 'deputy' }); // looking leaves no trace either
	return { ...twice, parts };
});

/** What is drawn anew for each answer: ids of forms, secrets in addresses and cookies, codes that are read out or typed, and the reference of a fault. */
const drawn =
	/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{20,}|\b[A-Za-z]{4}(?:-[A-Za-z]{4}){1,2}\b|\b\d{3}[ -]?\d{3}\b|\b[0-9a-f]{8}\b/g;

/** When a PDF was made, and what it draws from that. */
const madeAt = /(?<=Date \(D:)\d{14}|(?<=Date>)[\dT:+-]+|[\w+/]{22}==/g;

/** An answer to the byte, but for the moment, and what is drawn, where the other answer has it not and is as long. */
function bare({ status, headers, body }: Answer, other: Set<string>): string {
	const { date: _date, ...others } = headers;
	const text = `${status} ${JSON.stringify(others)}\n${body}`.replace(madeAt, '');
	return text.replace(drawn, (one) => (other.has(one) ? one : '*'.repeat(one.length)));
}

const drawnIn = ({ headers, body }: Answer) => new Set((JSON.stringify(headers) + body).match(drawn));

/** Where the answers begin to differ, in the words of each; undefined where they are the same to the byte. */
export function difference(here: Answer, there: Answer): string | undefined {
	const [one, other] = [bare(here, drawnIn(there)), bare(there, drawnIn(here))];
	if (one === other) return undefined;
	let at = 0;
	while (one[at] === other[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60).replaceAll('\n', ' ');
	return `${around(one)} | ${around(other)}`;
}

/** The same done in both worlds; what differs, if anything does. */
export async function bothAnswer(
	twice: Twice,
	said: string,
	ask: (served: Served) => Promise<Answer>
): Promise<string[]> {
	const differs = difference(await ask(twice.with), await ask(twice.without));
	return differs ? [`${said}: ${differs}`] : [];
}

/** A page or file that somebody opens in both worlds. */
export function openTwice(twice: Twice, route: string, who: Visitor): Promise<string[]> {
	return bothAnswer(twice, `${who} ${route}`, (served) => served.ask(addressOf(route, twice.parts), asWhom(who)));
}

/** A form that somebody sends in both worlds. */
export function sendTwice(twice: Twice, action: string, who: Visitor, whose: Whose | 'own'): Promise<string[]> {
	return bothAnswer(twice, `${who} ${action} ${whose}`, (served) => post(served, action, who, whose));
}
