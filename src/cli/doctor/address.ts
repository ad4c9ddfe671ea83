import type { LastStart } from '../../server/running.ts';
import { isSafeOrigin } from '../../platform/settings/origin.ts';
import { readSaid } from '../../platform/settings/said.ts';
import type { Trust } from '../../platform/settings/trust.ts';
import { doctorHeader, doctorsWord, type Came } from '../../platform/web/doctor.ts';
import { ask } from './ask.ts';
import { finding, type Finding } from './finding.ts';

/** An address that nobody has (RFC 5737): if Kith takes it for a visitor's, visitors can write there what they like. */
const made = '192.0.2.77';
const largestUpload = 2_500_000;
const how = 'see "Behind a proxy" in docs/how-to/host.md';

/** Whether people reach this installation under its address, and forms sent there are taken: it asks itself, through whatever is in front. */
export async function addressFindings(
	start: LastStart | undefined,
	key: string,
	env = process.env
): Promise<Finding[]> {
	const said = readSaid(env);
	const wrong = said.troubles.filter(({ setting }) => setting === 'ORIGIN' || setting === 'TRUST_PROXY');
	if (wrong.length) return wrong.map(({ setting, says }) => finding('address', `${setting}: ${says}`, ''));
	const origin = said.origin ?? start?.origin;
	if (!origin) return [finding('address', 'ORIGIN is not set: links in letters lead to localhost', '')];
	const unsafe = isSafeOrigin(origin)
		? undefined
		: `${origin} is not https: people can't stay signed in, and no register can be taken along on a phone`;
	const trust = start?.trustProxy ?? said.trust;
	const unset = !said.origin && isLocal(origin) ? 'ORIGIN is not set: links in letters lead to localhost' : undefined;
	const differs =
		start && start.origin !== origin ? `ORIGIN says ${origin}, the pages were started as ${start.origin}` : undefined;
	return [
		finding('address', unset ?? unsafe ?? differs, origin),
		...(await throughTheFront(origin, key, trust, start))
	];
}

const isLocal = (origin: string) => /^(localhost|127\.|\[::1\])/.test(new URL(origin).hostname);

/** Asks this installation for what people ask for, the way they come. */
export async function throughTheFront(
	origin: string,
	key: string,
	trust: Trust,
	start?: LastStart
): Promise<Finding[]> {
	const doctors = { [doctorHeader]: doctorsWord(key) };
	const first = await ask(`${origin}/health`, { headers: { ...doctors, 'x-forwarded-for': made } });
	if (first.problem !== undefined) return [finding('reached', first.problem, '')];
	if (first.status >= 300 && first.status < 400)
		return [finding('reached', `${origin} leads on to ${first.location}: ORIGIN has to be where it ends`, '')];
	if ([502, 503, 504].includes(first.status))
		return [
			finding(
				'reached',
				`something answers at ${origin}, but does not reach Kith: is it running${start ? ` on port ${start.port}` : ''}, and does the proxy ask there?`,
				''
			)
		];
	const came = cameIn(first.body);
	if (!came) return [finding('reached', `something else than this installation answers at ${origin}`, '')];
	return [
		finding('reached', undefined, 'it answers under its own address'),
		nameFinding(origin, came, trust),
		visitorsFinding(came, trust, start),
		await formsFinding(origin, doctors),
		await filesFinding(origin, doctors)
	];
}

function cameIn(body: string): Came | undefined {
	try {
		return (JSON.parse(body) as { came?: Came }).came;
	} catch {
		return undefined;
	}
}

function nameFinding(origin: string, came: Came, trust: Trust): Finding {
	const { host, protocol } = new URL(origin);
	const untold = trust === false ? ' and TRUST_PROXY=1 is not set' : '';
	const wrong =
		came.host !== host
			? `the proxy asks for ${came.asked} in place of ${host}${untold}: let it hand on the name, or set TRUST_PROXY=1; ${how}`
			: came.protocol !== protocol
				? `the proxy does not say that people come by ${protocol}//: set X-Forwarded-Proto there; ${how}`
				: undefined;
	return finding('name', wrong, `asked for as ${host}`);
}

function visitorsFinding(came: Came, trust: Trust, start: LastStart | undefined): Finding {
	const isOpen = trust === true && start && !/^(127\.|localhost$|::1$)/.test(start.host);
	const wrong =
		came.address === made
			? `visitors may write who they are: the proxy hands on the X-Forwarded-For that they send. Let it write its own; ${how}`
			: came.isForwarded && trust === false && came.asked !== '' && cameThroughProxy(came)
				? `all visitors count as one: behind your own proxy set TRUST_PROXY=1; ${how}`
				: isOpen
					? `port ${start.port} is open on ${start.host}, and whoever reaches it past the proxy is believed. Listen on 127.0.0.1, or name the proxy: TRUST_PROXY=its address`
					: undefined;
	return finding('visitors', wrong, 'each network counts for itself');
}

/** A machine asks itself from its own address: what else is in front writes another name, or comes from this machine under a public name. */
const cameThroughProxy = ({ address, host }: Came) =>
	/^(::ffff:)?127\.|^::1$/.test(address) && !/^(localhost|127\.|\[::1\])/.test(host);

async function formsFinding(origin: string, doctors: Record<string, string>): Promise<Finding> {
	const headers = { ...doctors, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
	const own = await ask(`${origin}/health`, { method: 'POST', headers: { ...headers, origin }, body: 'a=b' });
	const foreign = { ...headers, origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site' };
	const others = await ask(`${origin}/health`, { method: 'POST', headers: foreign, body: 'a=b' });
	const wrong =
		own.problem ??
		others.problem ??
		(own.status !== 200
			? `forms are refused (${own.status}), so nobody can sign in or join; ${how}`
			: others.status !== 403
				? 'forms of other websites are taken: the proxy must hand on Origin and Sec-Fetch-Site as they come'
				: undefined);
	return finding('forms', wrong, 'taken from its own pages alone');
}

async function filesFinding(origin: string, doctors: Record<string, string>): Promise<Finding> {
	const headers = { ...doctors, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' };
	const heard = await ask(`${origin}/health`, { method: 'POST', headers, body: Buffer.alloc(largestUpload) });
	const wrong =
		heard.problem ??
		(heard.status === 200
			? undefined
			: `a spreadsheet of 2 MB does not come through (${heard.status}). In nginx: client_max_body_size 32m; ${how}`);
	return finding('files', wrong, 'a spreadsheet of 2 MB comes through');
}
